// The real Emacs with Eglot, with the very configuration that docs/editors/emacs.md shows.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { soon } from './desk.ts'
import { type Emacs, openEmacs } from './emacs.ts'

let emacs: Emacs
before(async () => {
  emacs = await openEmacs()
})
after(() => emacs?.quit())

const document = '2026-08-14-aurora-failover-stuck-replica.md'
const line = (number: number) =>
  emacs.ask<string>(`(with-current-buffer "${document}"
    (save-excursion (goto-char (point-min)) (forward-line ${number - 1})
      (buffer-substring-no-properties (line-beginning-position) (line-end-position))))`)
const textOf = (buffer: string) =>
  emacs.ask<string>(`(if (get-buffer "${buffer}") (with-current-buffer "${buffer}"
    (buffer-substring-no-properties (point-min) (point-max))) "")`)
const findings = () =>
  emacs.ask<string[] | null>(`(with-current-buffer "${document}"
    (vconcat (mapcar (lambda (one) (format "%d %s" (line-number-at-pos (flymake-diagnostic-beg one))
      (flymake-diagnostic-text one))) (flymake-diagnostics))))`) ?? []
const isFound = (line: number, rule: string) =>
  findings().some(one => one.startsWith(`${line} `) && one.includes(`[${rule}]`))

test('findings are shown', async () => {
  await soon('findings', () => (findings().length > 0 ? true : null))
  assert.ok(isFound(5, 'metadata-value') && isFound(18, 'metadata-unknown-key'), findings().join('\n'))
})

test('the policy behind a value is shown', async () => {
  emacs.press('M-g g 13 RET C-e C-b C-b C-b M-x eldoc RET')
  const shown = await soon('the hover', () => {
    const text = textOf('*eldoc*')
    return text.trim() === '' ? null : text
  })
  assert.match(shown, /Hard triggers/)
})

test('values are completed', async () => {
  emacs.press('M-g g 5 RET C-e M-DEL C-M-i')
  await soon('what all begin with', () => (line(5) === 'severity: sev' ? true : null))
  emacs.press('C-M-i')
  const offered = await soon('the list', () => {
    const words = textOf('*Completions*').match(/\bsev\d\b/g)
    return words?.length === 5 ? words : null
  })
  assert.deepEqual(offered, ['sev0', 'sev1', 'sev2', 'sev3', 'sev4'])
  emacs.press('1')
  await soon('fewer findings', () => (isFound(5, 'metadata-value') ? null : true))
})

test('a fix is applied', async () => {
  emacs.press('M-g g 18 RET C-c l a')
  await soon('the question', () => (emacs.ask<number>('(minibuffer-depth)') > 0 ? true : null))
  emacs.press('Change SPC to TAB RET')
  await soon('the fix', () => (line(18) === 'services: [payouts]' ? true : null))
  await soon('one finding less', () => (isFound(18, 'metadata-unknown-key') ? null : true))
})
