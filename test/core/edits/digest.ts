import type { View } from '../../../core/view.ts'

/** What a document says, without places: two documents that say the same have equal digests. */
export function digest(view: View) {
  const { record } = view
  return {
    fields: record.fields.map(field => [
      field.label.value,
      field.items.length > 1 ? field.items.map(item => item.value).join(', ') : field.value.value,
      field.form,
    ]),
    title: record.title?.value ?? null,
    sections: record.sections.map(section => [section.level, section.title.value]),
    timeline: record.timeline.map(entry => ({
      time: entry.time.value,
      instant: entry.instant,
      text: entry.text.value,
      source: entry.source?.value ?? null,
    })),
    actions: record.actions.map(item => ({
      id: item.id?.value ?? null,
      text: item.text.value,
      owners: item.owners.map(owner => owner.value),
      due: item.due?.value ?? null,
      status: item.status?.value ?? null,
      type: item.type?.value ?? null,
      priority: item.priority?.value ?? null,
      tickets: item.tickets.map(ticket => ticket.value),
    })),
  }
}

export type Digest = ReturnType<typeof digest>
