export const repository = 'https://github.com/postmortems/postmortems'

/** Returns the URL of the page that explains a rule. */
export function pageOf(rule: string): string {
  return `${repository}/blob/main/core/rules/${rule}.md`
}
