import { pino, type DestinationStream, type Logger } from 'pino'

/** The server's log of its own doings, as lines of JSON. Errors under `error` keep their stack. */
export function openJournal(
  level: string,
  destination: DestinationStream = pino.destination(2)
): Logger {
  return pino({ level, serializers: { error: pino.stdSerializers.err } }, destination)
}
