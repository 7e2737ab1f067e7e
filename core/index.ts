/**
 * The main door into the core: text in, records, findings and edits out. Pure and synchronous; nothing here reads a file, a
 * clock or a setting of its own. The other doors beside it open what is seldom needed, so that it is loaded then.
 */

export { type Baseline, type BaselineEntry, baselineText, readBaseline } from './checking/baseline.ts'
export { type CheckOptions, check, checkAll, type Finding } from './checking/check.ts'
export { fingerprintsOf } from './checking/fingerprint.ts'
export { fixAll } from './checking/fixAll.ts'
export { lastsUntil } from './checking/lasting.ts'
export { longFixes, MOST_EDITS } from './checking/longFixes.ts'
export { nextStep, type Step } from './checking/nextStep.ts'
export { type FindingCache, findingCache } from './checking/passageFindings.ts'
export { foundIn, type Summary, spelled, summaryOf } from './checking/summary.ts'
export { readSuppressions } from './checking/suppressionComments.ts'
export type { TrackerData } from './configuring/configuration.ts'
export { isNeverNamed } from './detection/paths.ts'
export { type Resolution, resolve } from './detection/resolve.ts'
export { applyEdits, type Edit, editBetween } from './edit.ts'
export { actionGrids } from './edits/actionCell.ts'
export { actionGroupsAt } from './edits/actionGroups.ts'
export { actionLineFor, addAction, blankAction, deferAction } from './edits/actions.ts'
export { isBlankEntry } from './edits/blankEntries.ts'
export { convertTimeline } from './edits/convertTimeline.ts'
export { sectionAt } from './edits/entries.ts'
export { dataOf } from './edits/fieldPlace.ts'
export { scalar } from './edits/fieldValue.ts'
export { momentText } from './edits/firstValues.ts'
export { gridAt } from './edits/grid.ts'
export { type IncidentFacts, severityIn } from './edits/incidentFacts.ts'
export { inLineEnds } from './edits/lines.ts'
export { missingFieldsAt } from './edits/missingFields.ts'
export { insertMissingKeys, missingKeys } from './edits/missingKeys.ts'
export { ownValue } from './edits/ownValue.ts'
export { plainClocks } from './edits/plainClocks.ts'
export { promoteTier } from './edits/promote.ts'
export { type Draft, type DraftSurroundings, scaffold } from './edits/scaffold.ts'
export { insertSections, sectionText } from './edits/sections.ts'
export { sortTimeline } from './edits/sortTimeline.ts'
export { suppressInFile, suppressInSection, suppressOnLine } from './edits/suppression.ts'
export { formatTableAt } from './edits/table.ts'
export { insertEntry, lineFor, type NewEntry } from './edits/timeline.ts'
export { toUtc } from './edits/utc.ts'
export { padded, widthOf } from './edits/width.ts'
export { dueOf, isOpenItem } from './facts/actions/progress.ts'
export { type StatedAction, statedAction } from './facts/actions/stated.ts'
export { type Card, type CardAction, cardOf } from './facts/card.ts'
export type { ChunkMemory } from './facts/chunkMemory.ts'
export { formatDuration } from './facts/durations.ts'
export { durationWords } from './facts/durationWords.ts'
export { inspect } from './facts/inspect.ts'
export type { ActionItem, Field, IncidentRecord, MomentName, Section } from './facts/record.ts'
export { sinceStart } from './facts/sinceStart.ts'
export {
  addDays,
  type Day,
  dayOf,
  formatInstant,
  type Instant,
  isRealDay,
  statedDay,
  statedInstant,
} from './facts/times.ts'
export { isPlaceholder } from './facts/values.ts'
export { localDay } from './facts/zones.ts'
export { lazily } from './lazily.ts'
export {
  bothOf,
  type Catalog,
  eitherOf,
  english,
  listOf,
  type Message,
  say,
  spoken,
  type Value,
  verbatim,
} from './message.ts'
export { type Defined, definitions } from './metrics/definitions.ts'
export type { Distribution } from './metrics/distribution.ts'
export { type Measure, measureOf } from './metrics/measure.ts'
export { type Metrics, metricsOf } from './metrics/metrics.ts'
export { percentOf } from './metrics/targets.ts'
export { byText } from './order.ts'
export { fileNameOf, folderOf } from './path.ts'
export { isOverdueItem, progressOf } from './policy/actions.ts'
export { type Calendar, remaining, remainingDays } from './policy/calendar.ts'
export { shortWeekday, weekdayWord } from './policy/dayWords.ts'
export { intervalsOf, pointOf, startOf, turningPoints } from './policy/intervals.ts'
export { lengthBehind } from './policy/lengthGiven.ts'
export type { Deadline } from './policy/lifecycle.ts'
export { isIdOf } from './policy/naming.ts'
export { blanksAlone } from './policy/placeholders.ts'
export { milestonesOf, minutesFrom, momentPoint, type Point } from './policy/points.ts'
export { readShorthand, shorthands } from './policy/shorthand.ts'
export type { Profile, ProfileSource } from './profile/compile.ts'
export { type Configuration, choicesFor } from './profile/configured.ts'
export { isHeaderForm } from './profile/fieldLine.ts'
export { globsOf } from './profile/globs.ts'
export type { ColumnRole, Level, Milestone } from './profile/kinds.ts'
export { incidentMoments, levels } from './profile/kinds.ts'
export { choiceOf, isRequired, takesList, valuesOf } from './profile/lookup.ts'
export { nearest } from './profile/near.ts'
export type { Choice, FieldData, SectionData } from './profile/profile.ts'
export { plainSettings, type Settings } from './profile/settings.ts'
export { auditedRules, rules } from './rules/index.ts'
export { pageOf, repository } from './rules/page.ts'
export type { Fix, Related, Rule, Tag } from './rules/rule.ts'
export { withoutSecrets } from './safety/secrets.ts'
export { covers, type Fact, holds, type Span, shift, touches } from './span.ts'
export type { Block } from './syntax/block.ts'
export { isCodeBlock } from './syntax/blockAt.ts'
export { edit } from './syntax/edit.ts'
export { notebook } from './syntax/notes.ts'
export { parse } from './syntax/parse.ts'
export type { Chunk, Parsed, Problem } from './syntax/parsed.ts'
export { plain } from './syntax/plain.ts'
export { chunkAt, lineSpan, offsetAt, positionAt, slice, textOf } from './syntax/text.ts'
export { type Surroundings, viewOf } from './view/read.ts'
export { updateView } from './view/update.ts'
export type { View } from './view.ts'
export { addressOfCommit, addressOfTicket } from './workspace/addresses.ts'
export {
  configurationNames,
  isConfiguration,
  isMarkdown,
  isSkippedFolder,
  MOST_BYTES,
} from './workspace/fileNames.ts'
export { indexEdits } from './workspace/indexDrift.ts'
export { mayHoldIndex } from './workspace/indexPlace.ts'
export { mentionsIn, placesOf } from './workspace/mentions.ts'
export { type Name, nameAt, occurrencesOf } from './workspace/names.ts'
export {
  styleBelow,
  stylesBelow,
  type UsualStyle,
  usualStyleOf,
  whyUsualStyle,
} from './workspace/usualStyle.ts'
export { noWorkspace, type WorkspaceIndex, workspaceOf } from './workspace/workspace.ts'
