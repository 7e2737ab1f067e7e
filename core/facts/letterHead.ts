import type { Field } from './record.ts'

/** Whether the first fields are the head of a mail: its date is when it was sent. */
export function isOfMail(fields: readonly Field[]): boolean {
  const labels = new Set(fields.slice(0, MAIL_HEAD).map(({ label }) => label.value.toLowerCase()))
  return senders.some(label => labels.has(label)) && subjects.some(label => labels.has(label))
}

const MAIL_HEAD = 8
const senders = ['from', 'von', 'de', '差出人', '发件人', '보낸 사람']
const subjects = ['subject', 'betreff', 'objet', 'asunto', 'assunto', '件名', '主题', '제목']
