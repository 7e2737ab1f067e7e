import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Edit } from '../../../core/edit.ts'
import {
  addFieldItem,
  placeOfField,
  removeField,
  renameField,
  setField,
  setFields,
} from '../../../core/edits/metadata.ts'
import type { View } from '../../../core/view.ts'
import { digest } from './digest.ts'
import { between, inEveryForm } from './everyForm.ts'
import { forms, rest } from './metadataForms.ts'
import { edited, paper } from './paper.ts'

const documents = between('', forms, rest)

function everyForm(name: string, body: (text: string, form: string) => void): void {
  inEveryForm(name, documents, body)
}

type Fields = [label: string, value: string, form: string][]

function fieldsOf(view: View): Fields {
  return digest(view).fields as Fields
}

/** Makes the edits and demands that the fields are as expected, and everything else as before. */
function changes(text: string, edits: (view: View) => Edit[], expected: (fields: Fields) => Fields): void {
  const view = paper(text)
  const result = edited(view, edits(view), text)
  const after = paper(result)
  assert.deepEqual(
    { ...digest(after), sections: [] },
    { ...digest(view), sections: [], fields: expected(fieldsOf(view)) },
  )
  const endings = (source: string) => [...new Set(source.match(/\r\n|\n|\r/g))]
  assert.deepEqual(endings(result), endings(text))
}

function withValue(fields: Fields, label: string, value: string): Fields {
  return fields.map(field => (field[0] === label ? [label, value, field[2]] : field))
}

everyForm('sets a value', text => {
  changes(
    text,
    view => setField(view, 'Severity', 'SEV2'),
    fields => withValue(fields, 'Severity', 'SEV2'),
  )
})

everyForm('keeps what stands around a value', (text, form) => {
  const view = paper(text)
  const result = edited(view, setField(view, 'Severity', 'SEV2'), text)
  assert.equal(result, text.replace('SEV1', 'SEV2'), form)
})

everyForm('fills an empty value', (text, form) => {
  if (form === 'heading') return
  changes(
    text,
    view => setField(view, 'Status', 'Draft'),
    fields => withValue(fields, 'Status', 'Draft'),
  )
})

everyForm('empties a value', (text, form) => {
  if (form === 'heading') return
  changes(
    text,
    view => setField(view, 'Date', ''),
    fields => withValue(fields, 'Date', ''),
  )
})

everyForm('adds a missing field beside its neighbour', (text, form) => {
  changes(
    text,
    view => setField(view, 'Author', 'Mo Otieno'),
    fields => {
      const form = fields[0]![2]
      const at = fields.findIndex(field => field[0] === 'Status') + 1
      const author: Fields[number] = ['Author', 'Mo Otieno', form]
      return form === 'heading'
        ? [fields[0]!, fields[1]!, author, ...fields.slice(2)]
        : fields.toSpliced(at, 0, author)
    },
  )
  const view = paper(text)
  const result = edited(view, setField(view, 'Author', 'Mo'), text)
  const added = result.split(/\r\n|\n|\r/).find(line => line.includes('Author'))!
  const model = text.split(/\r\n|\n|\r/).find(line => line.includes('Services'))!
  assert.equal(marksOf(added), marksOf(model), form)
})

/** A line's marks: everything but words and the space behind them. */
function marksOf(line: string): string {
  return line.replace(/[\w', [\]"]+/g, ' ').trim()
}

everyForm('adds several missing fields in the order of the template', text => {
  changes(
    text,
    view => setFields(view, { Detected: '2026-08-14T14:05:00Z', Started: '2026-08-14T14:00:00Z' }),
    fields => {
      const form = fields[0]![2]
      const at = form === 'heading' ? 2 : fields.findIndex(field => field[0] === 'Status') + 1
      return fields.toSpliced(
        at,
        0,
        ['Started', '2026-08-14T14:00:00Z', form],
        ['Detected', '2026-08-14T14:05:00Z', form],
      )
    },
  )
})

everyForm('adds an entry to a list', (text, form) => {
  const listed = form.startsWith('yaml') || form === 'toml'
  const value = listed ? 'payments, ledger, search' : 'payments, ledger, search'
  changes(
    text,
    view => addFieldItem(view, 'Services', 'search'),
    fields => withValue(fields, 'Services', value),
  )
  changes(
    text,
    view => addFieldItem(view, 'Services', 'ledger'),
    fields => fields,
  )
})

everyForm('renames a field', text => {
  changes(
    text,
    view => renameField(view, view.record.fields.find(field => field.key === 'Severity')!, 'Priority'),
    fields => fields.map(field => (field[0] === 'Severity' ? ['Priority', field[1], field[2]] : field)),
  )
})

everyForm('removes a field and its line', text => {
  for (const key of ['Date', 'Severity', 'Services']) {
    changes(
      text,
      view => removeField(view, view.record.fields.find(field => field.key === key)!),
      fields => fields.filter(field => field[0] !== key),
    )
  }
})

everyForm('says where a missing field belongs: at an end of a line of the metadata', text => {
  const view = paper(text)
  const place = placeOfField(view, 'Author')
  const before = text
    .slice(0, place)
    .split(/\r\n|\n|\r/)
    .at(-1)!
  const isEdge = before === '' || /^[\r\n]/.test(text.slice(place)) || place === text.length
  assert.ok(isEdge, `in the middle of a line: ${before}`)
  assert.ok(place < text.indexOf('Services') + 40)
})

test('replaces a value whole, prose included', () => {
  const text = '# T\n\n- Severity: SEV-3 (major, by the old scale)\n- Status: Draft\n'
  const view = paper(text)
  assert.match(edited(view, setField(view, 'Severity', 'SEV-2'), text), /^- Severity: SEV-2$/m)
})

test('writes lists as lists', () => {
  const text = '---\nid: x\ntriggers:\n  - a\n  - "b"\nservices: payments\nslo_impact:\n---\n'
  const view = paper(text, 'tiered')
  const edits = setFields(view, {
    triggers: ['c', 'd'],
    services: ['x', 'y'],
    slo_impact: ['p: q'],
    related: 'r',
  })
  assert.equal(
    edited(view, edits, text),
    `---\nid: x\ntriggers:\n  - c\n  - d\nservices: [x, y]\nrelated: [r]\nslo_impact: ['p: q']\n---\n`,
  )
})

test('creates front matter where the style wants it and there is none', () => {
  const text = '\ufeff# Outage\r\n\r\nIt broke.\r\n'
  const view = paper(text, 'tiered')
  assert.equal(
    edited(view, setFields(view, { status: 'draft', author: '@mo', id: 'x' }), text),
    "\ufeff---\r\nid: x\r\nstatus: draft\r\nauthor: '@mo'\r\n---\r\n\r\n# Outage\r\n\r\nIt broke.\r\n",
  )
  const empty = paper('---\n---\n\n# T\n', 'tiered')
  assert.equal(edited(empty, setField(empty, 'id', 'x'), '---\n---\n\n# T\n'), '---\nid: x\n---\n\n# T\n')
})

test('writes a key of front matter so that it reads back as it is', () => {
  for (const key of ['note: later', '@team', 'Ticket #', '- x']) {
    for (const text of ['---\nid: a\n---\n', '+++\nid = "a"\n+++\n']) {
      const view = paper(text, 'tiered')
      const keys = (edits: readonly Edit[]) =>
        fieldsOf(paper(edited(view, [...edits], text), 'tiered')).map(([label]) => label)
      assert.deepEqual(keys(setField(view, key, 'one')).sort(), ['id', key].sort())
      assert.deepEqual(keys(renameField(view, view.record.fields[0]!, key)), [key])
    }
  }
})

test('does not touch front matter it cannot read', () => {
  const view = paper('---js\n{ id: 1 }\n---\n\n# T\n', 'tiered')
  assert.deepEqual(setField(view, 'id', 'x'), [])
})

const empties: readonly [style: string, expected: string][] = [
  ['platform', '# T\n\n## Metadata\n\n- Severity: P1\n\n## Summary\n\nx\n'],
  ['learning', '# T\n\nSeverity: P1\n\n## Summary\n\nx\n'],
  [
    'rollback',
    '# T\n\n## Summary\n\nx\n\n## Header\n\n| Field | Value |\n| --- | --- |\n| Severity | P1 |\n',
  ],
  ['generic', '# T\n\n- Severity: P1\n\n## Summary\n\nx\n'],
]

for (const [style, expected] of empties) {
  test(`writes the first field as ${style} has it`, () => {
    const text = '# T\n\n## Summary\n\nx\n'
    const view = paper(text, style)
    assert.equal(edited(view, setField(view, 'Severity', 'P1'), text), expected)
  })
}

test('keeps each field in the section its style has for it', () => {
  const text =
    '# T\n\n**Date:** 2026-08-14\n\n## Executive summary\n\nx\n\n## Impact\n\n- **Duration:** 5 minutes\n'
  const view = paper(text, 'process')
  assert.equal(
    edited(view, setFields(view, { Severity: 'P1', Authors: 'Mo' }), text),
    '# T\n\n**Date:** 2026-08-14\n**Authors:** Mo\n\n## Executive summary\n\nx\n\n## Impact\n\n- **Duration:** 5 minutes\n- **Severity:** P1\n',
  )
})

test('takes one of several fields on a line out', () => {
  const text = '# T\n\n**Date:** 2026-08-14 | **Severity:** SEV1 | **Status:** Draft\n'
  const view = paper(text)
  const severity = view.record.fields.find(field => field.key === 'Severity')!
  assert.equal(
    edited(view, removeField(view, severity), text),
    '# T\n\n**Date:** 2026-08-14 | **Status:** Draft\n',
  )
})

const words = fc.string({ unit: 'grapheme', maxLength: 20 }).map(text => text.replace(/\s+/g, ' ').trim())

test('always: front matter says back any text', () => {
  const quotes = ['x', "'x'", '"x"', '']
  fc.assert(
    fc.property(
      words,
      fc.constantFrom(...quotes),
      fc.constantFrom('yaml', 'toml'),
      (value, old, language) => {
        if (language === 'toml' && (old === 'x' || old === '')) return
        const text = language === 'yaml' ? `---\nTitle: ${old} # c\n---\n` : `+++\nTitle = ${old} # c\n+++\n`
        const view = paper(text)
        const result = edited(view, setField(view, 'Title', value), text)
        assert.equal(paper(result).record.fields[0]!.value.value, value, result)
        assert.ok(result.includes(' # c'))
      },
    ),
  )
})

test('always: front matter says back lists of any texts', () => {
  fc.assert(
    fc.property(
      fc.array(
        words.filter(text => text !== ''),
        { maxLength: 4 },
      ),
      fc.boolean(),
      (items, flow) => {
        const text = flow ? '---\ntriggers: [a]\n---\n' : '---\ntriggers:\n  - a\n---\n'
        const view = paper(text, 'tiered')
        const result = edited(view, setField(view, 'triggers', items), text)
        const entry = paper(result, 'tiered').parsed.header!.entries[0]!.value
        assert.ok(entry.kind === 'list', result)
        assert.deepEqual(
          entry.items.map(item => item.value),
          items,
          result,
        )
      },
    ),
  )
})
