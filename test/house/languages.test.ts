import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { actionStatusOf, columnOf, fieldOf, isNone, isUnknown, sectionOf } from '../../core/profile/lookup.ts'
import { builtInStyle } from '../../profiles/index.ts'
import { packs as readPacks } from '../../tools/sources.ts'
import { compileStyle } from '../fixture.ts'

const packs = readPacks()

const source = builtInStyle('generic')!

const generic = compileStyle(source)

/** Knows no states and columns of its own: the words of the languages speak alone. */
const bare = compileStyle({
  ...source,
  data: { ...source.data, actions: { ...source.data.actions, statuses: [], columns: [] } },
})

/** Roles in the order in which a table of the kind takes them: where a title fits several, the first one wins. */
const actionRoles = ['id', 'action', 'why', 'type', 'owner', 'due', 'ticket', 'status', 'priority'] as const

suite('every language', () => {
  test('of the product has a pack, and no other', () => {
    assert.deepEqual(packs.map(pack => pack.language).sort(), [
      'de',
      'en',
      'es',
      'fr',
      'it',
      'ja',
      'ko',
      'nl',
      'pt',
      'zh',
    ])
  })

  for (const pack of packs) {
    test(`${pack.name}: no title means two things`, () => {
      for (const [kind, titles] of Object.entries(pack.sections)) {
        for (const title of titles) assert.equal(sectionOf(generic, title).kind, kind, title)
      }
      for (const title of pack.containers) assert.equal(sectionOf(generic, title).kind, null, title)
    })
    test(`${pack.name}: labels of metadata are understood`, () => {
      const known = new Set(generic.data.metadata.fields.map(field => field.means))
      for (const [means, labels] of Object.entries(pack.fields)) {
        if (!known.has(means as never)) continue
        for (const label of labels) assert.ok(fieldOf(generic, label), `${means}: ${label}`)
      }
    })
    test(`${pack.name}: states of action items keep their meaning`, () => {
      for (const [state, words] of Object.entries(pack.statuses)) {
        const means = state === 'in-progress' ? 'open' : state
        for (const word of words) assert.equal(actionStatusOf(bare, word)?.means, means, word)
      }
    })
    test(`${pack.name}: every column title has a role in an action table`, () => {
      for (const role of actionRoles) {
        for (const title of pack.columns[role] ?? []) assert.ok(columnOf(bare, 'actions', title), title)
      }
      for (const title of pack.columns.owner ?? [])
        assert.equal(columnOf(bare, 'actions', title), 'owner', title)
      for (const title of pack.columns.event ?? []) assert.ok(columnOf(generic, 'timeline', title), title)
    })
    test(`${pack.name}: nothing is both unknown and none`, () => {
      for (const word of pack.unknown) assert.ok(isUnknown(generic, word) && !isNone(generic, word), word)
      for (const word of pack.none) assert.ok(isNone(generic, word) && !isUnknown(generic, word), word)
    })
    test(`${pack.name}: has words for each language rule`, () => {
      for (const list of [
        'humanError',
        'loaded',
        'counterfactual',
        'faultVerbs',
        'people',
        'vague',
        'surface',
      ] as const) {
        assert.ok((pack.words[list] ?? []).length >= 8, list)
      }
    })
  }
})
