// The real Neovim, with the very configuration that docs/editors/neovim.md shows.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { soon } from './desk.ts'
import { type Neovim, openNeovim } from './neovim.ts'

let neovim: Neovim
before(async () => {
  neovim = await openNeovim()
})
after(() => neovim?.quit())

const line = (number: number) => neovim.ask<string>(`return vim.fn.getline(${number})`)
const findings = () =>
  neovim.ask<string[]>(
    'return vim.tbl_map(function(one) return (one.lnum + 1) .. " " .. one.code end, vim.diagnostic.get(0))',
  )

test('findings are shown', async () => {
  const found = await soon('findings', () => {
    const now = findings()
    return now.length > 0 ? now : null
  })
  assert.ok(found.includes('5 metadata-value') && found.includes('18 metadata-unknown-key'), found.join('\n'))
})

test('the policy behind a value is shown', async () => {
  neovim.press('13G$hhK')
  const shown = await soon('the hover', () =>
    neovim.ask<string[] | null>(`
      for _, window in ipairs(vim.api.nvim_list_wins()) do
        if vim.api.nvim_win_get_config(window).relative ~= "" then
          return vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
        end
      end
      return vim.NIL`),
  )
  assert.match(shown.join('\n'), /Hard triggers/)
})

test('values are completed', async () => {
  neovim.press('5G0C')
  neovim.press('severity: <C-x><C-o>')
  const offered = await soon('the menu', () => {
    const words = neovim.ask<string[]>(
      'return vim.tbl_map(function(one) return one.word end, vim.fn.complete_info({ "items" }).items)',
    )
    return words.length > 0 ? words : null
  })
  assert.deepEqual(offered, ['sev0', 'sev1', 'sev2', 'sev3', 'sev4'])
  neovim.press('<C-n><C-y><Esc>')
  await soon('the word', () => (line(5) === 'severity: sev1' ? true : null))
  await soon('fewer findings', () => (findings().includes('5 metadata-value') ? null : true))
})

test('a fix is applied', async () => {
  // Chosen by its words: numbers of the list change with every fix that is added before it.
  neovim.ask(`
    vim.ui.select = function(actions, options, choose)
      for _, action in ipairs(actions) do
        if options.format_item(action):match("Change to .-services") then return choose(action) end
      end
      error("not offered: " .. vim.inspect(vim.tbl_map(options.format_item, actions)))
    end
    return true`)
  neovim.press('18G0\\a')
  await soon('the fix', () => (line(18) === 'services: [payouts]' ? true : null))
  await soon('one finding less', () => (findings().includes('18 metadata-unknown-key') ? null : true))
})
