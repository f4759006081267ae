export interface GroupLimits {
  /** How many one call may serve; absent where that does not matter. */
  most?: number
  /** How long a call may hold up those after it, in milliseconds: after that the next begins beside it. Absent: until it ends. */
  holdMs?: number
  /** How long a call waits for those that were announced, in milliseconds. */
  gatherMs?: number
}

export interface Groups<Item, Result> {
  ask(item: Item): Promise<Result>
  /** Says that one more will ask soon, so that a call waits for it. What it returns is called when it is about to ask, or will not. */
  announce(): () => void
}

interface Waiting<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(reason: unknown): void
}

/** As it is when this is loaded, whatever a test does to the clock. */
const inTheNextTurn = setImmediate

/**
 * Serves with one call all who ask while the call before is under way, and all who ask in one turn of the event loop, in the order in
 * which they ask. A single request does not wait for others, and no call serves a request that came after it began. `run` gives a result for each
 * item, in their order; where it throws, all of its items are refused with that.
 */
export function inGroups<Item, Result>(
  run: (items: Item[]) => Promise<Result[]>,
  { most = Number.POSITIVE_INFINITY, holdMs, gatherMs = 0 }: GroupLimits = {},
): Groups<Item, Result> {
  const waiting: Waiting<Item, Result>[] = []
  const gathering = gatherer(gatherMs, () => begin())
  let holder: object | null = null

  function begin() {
    if (holder || waiting.length === 0) return
    if (waiting.length < most && gathering.waits()) return
    gathering.end()
    const group = waiting.splice(0, most)
    const turn = {}
    holder = turn
    const letGo = () => {
      if (holder !== turn) return
      holder = null
      begin()
    }
    const timer = holdMs === undefined ? undefined : setTimeout(letGo, holdMs)
    serve(run, group).finally(() => {
      clearTimeout(timer)
      letGo()
    })
  }

  return {
    ask: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        inTheNextTurn(begin)
      }),
    announce() {
      const gone = gathering.add()
      return () => {
        gone()
        inTheNextTurn(begin)
      }
    },
  }
}

/** Those who were announced and did not ask yet, and whether to wait for them still: each wait ends by itself, and says so. */
function gatherer(gatherMs: number, onEnd: () => void) {
  let announced = 0
  let isOver = false
  let timer: NodeJS.Timeout | undefined
  return {
    add() {
      announced += 1
      return () => {
        announced -= 1
      }
    },
    waits(): boolean {
      if (announced === 0 || isOver) return false
      timer ??= setTimeout(() => {
        isOver = true
        onEnd()
      }, gatherMs)
      return true
    },
    end() {
      clearTimeout(timer)
      timer = undefined
      isOver = false
    },
  }
}

async function serve<Item, Result>(run: (items: Item[]) => Promise<Result[]>, group: Waiting<Item, Result>[]) {
  try {
    const results = await run(group.map(({ item }) => item))
    for (const [index, { resolve }] of group.entries()) resolve(results[index]!)
  } catch (reason) {
    for (const { reject } of group) reject(reason)
  }
}
