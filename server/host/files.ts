export { isConfiguration, isMarkdown, isSkippedFolder, mostBytes } from '../../core/index.ts'
