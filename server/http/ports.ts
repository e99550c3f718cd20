import type { Activity } from '../../shared/activity.ts'
import type {
  GameCard,
  JoinRequest,
  Keeping,
  LaunchReply,
  PinInfo,
  Reply,
  SeatGrant
} from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import type { GameSettings } from '../../shared/settings.ts'

/** What HTTP needs of the games; `server/room/registry.ts` is one. */
export interface Games {
  pinInfo(pin: string): Promise<PinInfo | RejectionCode>
  /** `network` stands for where the request came from, as `networkOf` tells it. */
  join(request: JoinRequest, network: string): Promise<SeatGrant | RejectionCode>
  /** Does this join key have a seat already? */
  hasSeat(request: Pick<JoinRequest, 'pin' | 'key'>): Promise<boolean>
  /** A generated name that nobody in the game has. */
  freeName(pin: string): Promise<string | null>
  resume(pin: string, code: string): Promise<SeatGrant | RejectionCode>
  launch(activity: Activity, settings: GameSettings): Promise<LaunchReply | RejectionCode>
  list(): Promise<readonly GameCard[]>
  remove(gameId: string): Promise<boolean>
  eraseName(gameId: string, playerId: string): Promise<Reply>
  republishAll(): void
}

/** What HTTP tells of what is erased in time; `server/room/retention.ts` is one. */
export interface Retained {
  keeping(): Keeping
  /** False when the machine's clock says something else than what is confirmed. */
  confirmClock(saysMs: number): Promise<boolean>
}
