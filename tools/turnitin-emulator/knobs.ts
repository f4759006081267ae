/** What goes wrong with the next calls, one after the other, and with callbacks. Nothing does by default. */
export type Knob =
  | { kind: 'status'; status: number; retryAfter?: string; body?: string; type?: string }
  | { kind: 'drop'; when: 'before' | 'after' }
  | { kind: 'slow'; ms: number }
  | { kind: 'huge'; bytes: number }
  | { kind: 'redirect'; to: string }
  | { kind: 'answer'; json: unknown }

/** How callbacks travel. `share` is out of 1. */
export type Post = 'sent' | 'lost' | 'doubled' | 'delayed' | 'reordered' | 'forged' | 'unsigned'

/** A knob for the calls that fit: by method and a pattern of the path, `times` over. */
export interface Fault {
  knob: Knob
  method?: string
  path?: RegExp
  times: number
  /** Only every so many of the calls that fit; each of them unless said otherwise. */
  every?: number
  /** How many calls fitted so far. */
  met?: number
}

/** The fault for this call, if one is set; it is used up by it. */
export function takeFault(faults: Fault[], method: string, path: string): Knob | null {
  for (const fault of faults) {
    if ((fault.method && fault.method !== method) || (fault.path && !fault.path.test(path))) continue
    fault.met = (fault.met ?? 0) + 1
    if (fault.met % (fault.every ?? 1) !== 0) continue
    fault.times -= 1
    if (fault.times <= 0) faults.splice(faults.indexOf(fault), 1)
    return fault.knob
  }
  return null
}
