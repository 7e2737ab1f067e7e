import axe from 'axe-core'
import type { Frame, Locator } from 'playwright-core'

interface Results {
  readonly passes: readonly unknown[]
  readonly violations: readonly { readonly id: string; readonly help: string; readonly nodes: Nodes }[]
}
type Nodes = readonly { readonly html: string; readonly failureSummary?: string }[]

/** How long an element is waited for in one page, in milliseconds. */
export const PATIENCE = 5_000

/**
 * What axe-core finds wrong with an element and all within it, what is folded unfolded, a line each; throws when it had
 * nothing to look at. `other` rules are those that hold for what VS Code draws, not for what we hand to it.
 */
export async function violationsIn(element: Locator, other: readonly string[] = []): Promise<string[]> {
  for (let left = 5; ; left--) {
    try {
      return await lookAt(element, other)
    } catch (error) {
      // A page is drawn anew with theme and text, also while it is looked at or waited for: then the wait is in vain.
      if (left === 0 || !/detached|destroyed|navigation|context|undefined|timeout/i.test(String(error)))
        throw error
    }
  }
}

/**
 * A webview is transparent, and the editor shows through. axe-core sees only the page and would take white for it: the
 * page gets the colour that is behind it, so that contrast is computed with what a person sees.
 */
function giveGround({ ownerDocument: { documentElement: page, body } }: Element): void {
  const own = getComputedStyle(body).backgroundColor
  const behind = getComputedStyle(page).getPropertyValue('--vscode-editor-background')
  if (/^rgba\(.*, 0\)$/.test(own) && behind !== '') page.style.backgroundColor = behind
}

async function lookAt(element: Locator, other: readonly string[]): Promise<string[]> {
  const handle = await element.elementHandle({ timeout: PATIENCE })
  const frame = (await handle?.ownerFrame()) as Frame | null
  if (!handle || !frame) throw new Error('There is no such element.')
  await handle.evaluate(giveGround)
  await handle.evaluate(one => {
    for (const folded of (one as Element).querySelectorAll('details')) folded.open = true
  })
  // As a script of the debugger: the pages themselves allow none.
  await frame.evaluate(`${axe.source}\nnull`)
  const { passes, violations } = await frame.evaluate<Results, typeof handle>(
    one => (globalThis as unknown as { axe: { run(at: unknown): Promise<Results> } }).axe.run(one),
    handle,
  )
  if (passes.length === 0) throw new Error('axe-core found nothing to look at.')
  const own = violations.filter(({ id }) => !other.includes(id))
  return own.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${help}: ${html.slice(0, 200)} ${failureSummary}`),
  )
}
