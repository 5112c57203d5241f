import type { Tally } from './confidence.ts'
import type { Scores } from './error-rates.ts'

/** What a recogniser made of each picture of each person in which it found a face. */
export type Descriptors = readonly (readonly Float32Array[])[]

export interface Recogniser {
  /** Higher is more alike. */
  likeness: (one: Float32Array, other: Float32Array) => number
  mean: (several: readonly Float32Array[]) => Float32Array
}

/** Every picture against every other. */
export function pairs(people: Descriptors, { likeness }: Recogniser) {
  const genuine: number[] = []
  const strangers: number[] = []
  people.forEach((pictures, owner) => {
    pictures.forEach((picture, at) => {
      for (const other of pictures.slice(at + 1)) genuine.push(likeness(picture, other))
      for (const others of people.slice(owner + 1))
        for (const other of others) strangers.push(likeness(picture, other))
    })
  })
  return { genuine: sorted(genuine), strangers: sorted(strangers) }
}

const IN_A_TEMPLATE = 3

/** The mean of three pictures against a fourth of the same person, and against one of everybody else. */
export function templateErrors(all: Descriptors, { likeness, mean }: Recogniser, threshold: number) {
  const people = all.filter((pictures) => pictures.length > IN_A_TEMPLATE)
  const rejects: Tally[] = []
  const accepts: Tally[] = []
  people.forEach((pictures, owner) => {
    const own = { errors: 0, trials: pictures.length }
    const others = { errors: 0, trials: pictures.length * (people.length - 1) }
    pictures.forEach((probe, at) => {
      const template = mean(threeBefore(pictures, at))
      if (likeness(template, probe) < threshold) own.errors += 1
      people.forEach((strangers, stranger) => {
        const picture = strangers[at % strangers.length]
        if (stranger !== owner && picture && likeness(template, picture) >= threshold) others.errors += 1
      })
    })
    rejects.push(own)
    accepts.push(others)
  })
  return { people: people.length, rejects, accepts }
}

const threeBefore = (pictures: readonly Float32Array[], at: number) =>
  Array.from({ length: IN_A_TEMPLATE }, (_, back) => pictures.at((at - 1 - back) % pictures.length)).flatMap(
    (picture) => picture ?? [],
  )

const sorted = (values: readonly number[]): Scores => Float64Array.from(values).sort()
