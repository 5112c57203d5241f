import { randomInt } from 'node:crypto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { testTable } from '../dynamodb/test-table.ts'
import { DAY, later } from '../people.fixture.ts'
import { dynamodbSmsBudget } from './dynamodb-sms-budget.ts'

const output = vi.spyOn(process.stdout, 'write')
beforeEach(() => void output.mockReturnValue(true))
afterEach(() => {
  output.mockReset()
})

const budgetOf = (perDay: number) => dynamodbSmsBudget(...testTable(), perDay)

/** Midnight in China at the start of a day that no other test spends on. */
const aMidnight = () => later(new Date('2100-01-01T00:00:00+08:00'), randomInt(300_000) * DAY)

it('gives out as many messages a day as there are, also to a crowd', async () => {
  const day = aMidnight()
  const taken = await Promise.all(Array.from({ length: 20 }, () => budgetOf(7).take(day, 'code')))
  expect(taken.filter((got) => got)).toHaveLength(7)
})

it('keeps a tenth for what holders are told of their accounts: whoever asks for codes cannot use that up', async () => {
  const day = aMidnight()
  const budget = budgetOf(20)
  const takenFor = async (what: 'code' | 'notice') =>
    (await Promise.all(Array.from({ length: 25 }, () => budget.take(day, what)))).filter((got) => got).length
  expect(await takenFor('code')).toBe(18)
  expect(await takenFor('notice')).toBe(2)
  expect(await takenFor('code')).toBe(0)
})

it('starts anew at midnight in China', async () => {
  const midnight = aMidnight()
  const budget = budgetOf(1)
  expect(await budget.take(midnight, 'code')).toBe(true)
  expect(await budget.take(later(midnight, DAY - 1), 'code')).toBe(false)
  expect(await budget.take(later(midnight, DAY), 'code')).toBe(true)
})

it('raises what the alarm watches when it is spent, and not before', async () => {
  const day = aMidnight()
  const budget = budgetOf(1)
  await budget.take(day, 'code')
  expect(output).not.toHaveBeenCalled()
  await budget.take(day, 'code')
  const lines = output.mock.calls.map(([line]) => JSON.parse(String(line)) as object)
  expect(lines).toEqual([
    expect.objectContaining({ level: 'error', message: 'sms-budget-spent', perDay: 1 }),
    {
      _aws: {
        Timestamp: expect.any(Number) as number,
        CloudWatchMetrics: [
          {
            Namespace: 'Yuejiantong',
            Dimensions: [[]],
            Metrics: [{ Name: 'SmsBudgetSpent', Unit: 'Count' }],
          },
        ],
      },
      SmsBudgetSpent: 1,
    },
  ])
})
