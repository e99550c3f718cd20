import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const isLinux = process.platform === 'linux'

/** Processor time that a process used so far, in seconds; null where the system does not tell. */
export function cpuSeconds(pid: number): number | null {
  if (!isLinux) return fromPs(pid)?.cpuSeconds ?? null
  try {
    // In nanoseconds, thread by thread; /proc/PID/stat counts in hundredths of a second.
    const threads = readdirSync(`/proc/${pid}/task`)
    const spent = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0])
    )
    return spent.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e9
  } catch {
    const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(after[11]) + Number(after[12])) / 100
  }
}

/** Memory that a process holds, in kB; null where the system does not tell. */
export function memoryKilobytes(pid: number): number | null {
  if (!isLinux) return fromPs(pid)?.memoryKilobytes ?? null
  const held = /^VmRSS:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return held ? Number(held[1]) : null
}

function fromPs(pid: number): { cpuSeconds: number; memoryKilobytes: number } | null {
  try {
    const line = execFileSync('ps', ['-o', 'time=,rss=', '-p', String(pid)])
      .toString()
      .trim()
    const [time = '', memory = ''] = line.split(/\s+/u)
    const seconds = time.split(':').reduce((total, part) => total * 60 + Number(part), 0)
    return { cpuSeconds: seconds, memoryKilobytes: Number(memory) }
  } catch {
    return null
  }
}
