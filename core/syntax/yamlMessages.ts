import { type Message, say } from '../message.ts'

/** What each error code of the package `yaml` means to people who write front matter, and what to write instead. */
const MESSAGES: Readonly<Record<string, Message>> = {
  ALIAS_PROPS: say`An alias with an anchor or a tag of its own. Write the alias alone.`,
  BAD_ALIAS: say`An alias that no value has as its name. Write the value itself.`,
  BAD_COLLECTION_TYPE: say`A tag that does not fit a list or a map. Leave the tag out.`,
  BAD_DIRECTIVE: say`A directive that means nothing here. Leave the line with % out.`,
  BAD_DQ_ESCAPE: say`A backslash that escapes nothing. In double quotes write \\\\ for a backslash, or use single quotes.`,
  BAD_INDENT: say`Text that is indented less than the value it belongs to. Indent it further, or close the bracket or quote before it.`,
  BAD_PROP_ORDER: say`An anchor or a tag before the sign it belongs behind. Write it right before its value.`,
  BAD_SCALAR_START: say`A value that starts with a sign YAML keeps for itself. Put the value in quotes.`,
  BLOCK_AS_IMPLICIT_KEY: say`A second colon with a space in one value. Put the value in quotes.`,
  BLOCK_IN_FLOW: say`A block inside brackets. Inside brackets write values separated by commas.`,
  KEY_OVER_1024_CHARS: say`A key of more than 1,024 characters. Write “key: value”.`,
  MISSING_CHAR: say`A sign is missing: a closing quote or bracket, a comma, or the colon or space behind a key.`,
  MULTILINE_IMPLICIT_KEY: say`A line without a colon. Write “key: value”, or indent the line to go on with the value above.`,
  MULTIPLE_ANCHORS: say`Two anchors for one value. Keep one.`,
  MULTIPLE_DOCS: say`A second document. Write one block of keys.`,
  MULTIPLE_TAGS: say`Two tags for one value. Leave them out.`,
  NON_STRING_KEY: say`A key that is no text. Write “key: value”.`,
  RESOURCE_EXHAUSTION: say`Lists or maps nested too deep to be read. Write flat “key: value” lines.`,
  TAB_AS_INDENT: say`A tab where the line is indented. Indent with spaces.`,
  TAG_RESOLVE_FAILED: say`A tag that has no meaning here. Leave it out.`,
  UNEXPECTED_TOKEN: say`A sign that cannot stand here. Put a value with such signs in quotes.`,
}

const UNREADABLE = say`Text that cannot be read as YAML. Write “key: value”.`

/** Returns the message for an error code: what was found and what was expected. */
export function yamlMessage(code: string): Message {
  return MESSAGES[code] ?? UNREADABLE
}
