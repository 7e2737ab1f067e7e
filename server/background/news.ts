import type { Connection } from 'vscode-languageserver'
import { type ProblemFiles, problemFilesOf } from '../diagnostics/problemFiles.ts'
import type { Publisher } from '../diagnostics/push.ts'
import type { Notifications } from '../protocol.ts'
import type { Session } from '../session.ts'
import { type Failed, failures } from './refusals.ts'

/** After this pause in typing the other documents are checked against what was typed. Milliseconds. */
const REST = 200

/** Brings up to date what depends on changes elsewhere: open documents, faults of closed files, the views of our client. */
export class News {
  readonly #connection: Connection
  readonly #session: Session
  readonly #publisher: Publisher
  readonly #problemFiles: ProblemFiles
  readonly #failed: Failed
  #settling: ReturnType<typeof setTimeout> | undefined
  #isStopped = false

  constructor(connection: Connection, session: Session, publisher: Publisher) {
    this.#connection = connection
    this.#session = session
    this.#publisher = publisher
    this.#problemFiles = problemFilesOf(connection, session)
    this.#failed = failures(connection)
  }

  /** Something in the workspace has changed. */
  everything(): void {
    if (this.#isStopped) return
    this.#session.settle(this.#failed)
    this.#tellClient()
    this.#problemFiles.publish()
    this.#publisher.everything()
  }

  /** A document was opened or edited: the others are brought up to date once its author pauses. */
  ofDocument(): void {
    this.#problemFiles.publish()
    clearTimeout(this.#settling)
    this.#settling = setTimeout(() => this.#settle(), REST)
  }

  /** The preferences of the user have changed. */
  ofPreferences(): void {
    this.#publisher.everything()
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#settling)
  }

  #settle(): void {
    if (this.#isStopped || !this.#session.settle(this.#failed)) return
    this.#tellClient()
    if (this.#session.openUris.length > 1) this.#publisher.everything()
  }

  /** Our own client has views of the whole workspace. */
  #tellClient(): void {
    const changed: keyof Notifications = 'postmortems/changed'
    if (this.#session.client.ownCommands) void this.#connection.sendNotification(changed, {})
  }
}
