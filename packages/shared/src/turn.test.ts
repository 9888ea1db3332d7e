import { gatherTurn } from './turn'

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

test('what comes in one turn is handed over once, in its order, and what comes later by itself', async () => {
  const seen: string[][] = []
  const turn = gatherTurn<string>((all) => seen.push(all))
  turn.add('one')
  turn.add('two')
  expect(seen).toEqual([])
  await nextTurn()
  turn.add('three')
  await nextTurn()
  expect(seen).toEqual([['one', 'two'], ['three']])
})

test('what is handed over before its time is not handed over again', async () => {
  const seen: string[][] = []
  const turn = gatherTurn<string>((all) => seen.push(all))
  turn.add('one')
  turn.flush()
  await nextTurn()
  turn.flush()
  expect(seen).toEqual([['one']])
})
