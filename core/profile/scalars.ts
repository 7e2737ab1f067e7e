import type { HeaderForm } from './fieldLine.ts'

/** How a scalar of the front matter is written: bare, or between one of the two quotes. */
export type Quote = '' | "'" | '"'

/** A YAML 1.2 scalar that reads back as the text, which is on one line; `flow` inside brackets, where commas and brackets end it too. */
export function yamlScalar(line: string, quote: Quote, flow = false): string {
  if (quote === '"') return doubleQuoted(line)
  if (quote === "'") return `'${line.replaceAll("'", "''")}'`
  if (line === '' && !flow) return ''
  return isPlain(line, flow) ? line : `'${line.replaceAll("'", "''")}'`
}

/** Whether YAML reads the bare text as exactly this string: no indicator opens it, no `: ` or ` #` splits it. */
function isPlain(text: string, flow: boolean): boolean {
  if (text === '' || text !== text.trim()) return false
  if (/^(?:[-?:](?:\s|$)|[,[\]{}#&*!|>'"%@`])/.test(text)) return false
  if (/:(?:\s|$)|\s#/.test(text) || /[\x00-\x08\x0b-\x1f\x7f]/.test(text)) return false
  return !flow || !/[,[\]{}]/.test(text)
}

/** A TOML 1.0 value, of a text on one line: what is a boolean, number or date stays bare, all else is a basic string. */
export function tomlScalar(line: string, quote: Quote): string {
  if (quote === "'" && !line.includes("'")) return `'${line}'`
  return quote === '' && bareToml.test(line) ? line : doubleQuoted(line)
}

/** A key of the front matter that reads back as the text. */
export function headerKey(form: HeaderForm, key: string): string {
  if (form === 'yaml') return yamlScalar(key, '')
  return /^[\w-]+$/.test(key) ? key : doubleQuoted(key)
}

const bareToml =
  /^(?:true|false|[+-]?\d+(?:\.\d+)?|\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d:\d\d)$/

/** JSON's escapes are valid in both languages. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text)
}
