/** Whether a time is a template's placeholder (`HH:MM`, `YYYY-MM-DD`, `<time>`). */
export function isTemplateTime(text: string): boolean {
  return (
    !/\d/.test(text.replace('20', '')) &&
    /^[\s*_`[(~<\\]*(?:(?:20)?[YMDHhXx]{2,4}[-/:.]|<?time>?|\[time\]|start time)/i.test(text) &&
    !text.includes('?')
  )
}
