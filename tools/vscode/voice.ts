/**
 * The first character of each line of the test report. The workbench mixes the extension host’s console with its
 * own log, and nothing else tells them apart.
 */
export const voice = '\u001f'
