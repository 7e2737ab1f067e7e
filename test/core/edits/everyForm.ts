import { test } from 'node:test'

/** The same in every form of a document: as editors write it, and with other line ends and a byte order mark. */
export function inEveryForm(
  name: string,
  forms: Readonly<Record<string, string>>,
  body: (text: string, form: string) => void,
): void {
  for (const [form, source] of Object.entries(forms)) {
    test(`${name}: ${form}`, () => body(source, form))
    test(`always: ${name}: ${form}, other line ends`, () => {
      body(`\ufeff${source}`, form)
      for (const end of ['\r\n', '\r']) {
        for (const mark of ['', '\ufeff']) body(mark + source.replaceAll('\n', end), form)
      }
    })
  }
}

/** Forms with what stands above and below them. */
export function between(
  head: string,
  forms: Readonly<Record<string, string>>,
  tail: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(forms).map(([form, source]) => [form, head + source + tail]))
}
