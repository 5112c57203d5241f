import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { modelFiles, readModel } from './model-files.ts'

it('reads every model as it was measured', async () => {
  for (const model of Object.values(modelFiles)) expect((await readModel(model)).length).toBeGreaterThan(1000)
})

it('does not run a model that somebody changed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'model-'))
  try {
    const path = join(folder, 'changed.onnx')
    await writeFile(path, 'something else')
    await expect(readModel({ ...modelFiles.eye, path })).rejects.toThrow('is not the model that was measured')
  } finally {
    await rm(folder, { recursive: true })
  }
})
