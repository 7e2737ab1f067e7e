/**
 * What a line of the test report begins with. The workbench repeats the extension host's console among lines of its own,
 * from which nothing else tells it apart.
 */
export const voice = '\u001f'
