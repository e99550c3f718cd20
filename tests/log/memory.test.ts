import { memoryLog } from '../../server/log/memory.ts'
import { describeEventLog } from './log-contract.ts'

describeEventLog('memory', memoryLog)
