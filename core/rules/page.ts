/** Where the project is kept. */
export const repository = 'https://github.com/postmortems/postmortems'

/** The web address of the page that explains a rule, by the rule's id. */
export function pageOf(rule: string): string {
  return `${repository}/blob/main/core/rules/${rule}.md`
}
