import type { Findings } from './findings.ts'
import type { Items } from './items.ts'
import { learnLeftovers } from './leftovers.ts'
import { describedFields } from './metadata.ts'
import { learnFiles, learnTitle, titlePattern } from './names.ts'
import { because, type Entries, type Node } from './node.ts'
import { inDocuments, isAlways } from './paper.ts'
import { sectionNode, type Weighed, weighed } from './sections.ts'
import { learnTickets } from './tickets.ts'

/** The style's file, piece by piece in the order in which it is written. */
export function styleNode(found: Findings, rules: Entries): Entries {
  const { id, template, papers, outline, ids, form, metadataSection, timeline, items } = found
  const described = describedFields(found.fields, found)
  const sections = weighed(found.sections, papers)
  const title = learnTitle(outline.title?.title.value ?? null, template, papers)
  const { severities, statuses } = described
  return {
    id,
    name: id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' '),
    about: aboutOf(found),
    title: because(title.form, title.reason),
    files: learnFiles(template, papers),
    ids,
    evidence: evidenceOf(found, sections, title.before),
    severities: severities?.choices.map((one, rank) => because({ id: one.id, rank }, one.reason)),
    metadata: { form, section: metadataSection ?? undefined, fields: described.fields },
    classes: described.classes?.choices.map(one => because({ id: one.id }, one.reason)),
    sections: sections.map(sectionNode),
    tiers: [tierOf(sections, items)],
    lifecycle:
      statuses === null
        ? undefined
        : {
            clock: because(
              'resolved',
              'no document says by when a status is due: add “due” to a status that has a limit',
            ),
            statuses: statuses.choices.map(one => because({ id: one.id }, one.reason)),
          },
    timeline: Object.values(timeline).some(one => one !== undefined) ? timeline : undefined,
    actions: { ...items.node, ticket: learnTickets(items) },
    placeholders: found.isDocument
      ? undefined
      : someOf(learnLeftovers(template, found.fields, papers, found.generic)),
    rules: Object.values(rules).some(one => one !== undefined) ? rules : undefined,
  }
}

function someOf(nodes: readonly Node[]): Node | undefined {
  return nodes.length === 0 ? undefined : nodes
}

function aboutOf({ template, papers, isDocument }: Findings): string {
  const { length } = papers
  if (isDocument) return `Learned from ${length === 1 ? template.name : `${length} documents`}.`
  const documents = length === 0 ? '' : length === 1 ? ' and one document' : ` and ${length} documents`
  return `Learned from ${template.name}${documents}.`
}

function tierOf(sections: readonly Weighed[], { always }: Items): Entries {
  const least = always !== null && isAlways(always) ? because(1, inDocuments(always)) : undefined
  return {
    id: 'postmortem',
    label: 'Postmortem',
    rank: 0,
    template: 'postmortem.md',
    sections: sections.filter(({ ordered }) => ordered).map(({ id }) => id),
    actions: least,
  }
}

/** What tells documents of this style from others: sections and keys that are its own words. */
function evidenceOf({ fields }: Findings, sections: readonly Weighed[], before: string): Entries | undefined {
  const own = sections.filter(({ kind, required }) => kind === null && required).map(({ id }) => id)
  const keys = fields.filter(
    ({ means, field, section }) => means === null && field !== null && section === null,
  )
  const title = titlePattern(before)
  if (own.length + keys.length === 0 && title === undefined) return undefined
  return {
    sections: someOf(own),
    fields: someOf(keys.map(({ key }) => key)),
    title,
  }
}
