/**
 * Names that are words of the language as well: alone they do not tell a person, so that a reader has to look. English
 * given names and surnames among the commonest words of English text.
 */
const everyday: ReadonlySet<string> = new Set(
  `am an as at be by do eu go he hi id if in io is it la le me my no of on or pm qa so to tv uk un up us uz we
  will mark jan may june april august summer autumn dawn eve faith hope joy grace art bill frank grant jack rob sue drew
  dean chase pat rich ray rose ruby chip gene guy miles max clay cliff dale dell earl ernest forest glen grey gray hunter
  ivy jade jean jewel ken lane lily martin melody mercy miller norm olive page paige park parker penny pierce
  port price prudence queen reed robin rod rusty sandy skip stone sterling stock summer taylor tracy trace van victor
  violet wade ward wells west east north south young king knight prince baker butcher carter cook cooper fisher gardener
  mason shepherd smith turner walker weaver wright bell berry bird black blue brown green white gold silver bond brook
  brooks bush camp cash church cloud cross day field fields flood flowers ford fox frost gates hall hill hood house hull
  key lake lamb land law light little long love major marsh mills moon moss noble oliver pack peak pearl pike pool pope
  post power powers root rush sage sharp short small snow spring star steel strong swift temple thorn tree wall waters
  watts way wolf wood woods wild china india paris delta alpha christian angel ace case cache chance cody
  core data dell domain java kit link log max node pat queue ruby server stage tag test time vale`.split(
    /\s+/,
  ),
)

/** Whether a word says something else at least as often as it names somebody. */
export function isEveryday(word: string): boolean {
  return everyday.has(word.toLowerCase())
}
