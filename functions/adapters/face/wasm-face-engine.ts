import { eyesOf, mouthOpenOf, pointsOf, poseOf } from '../../../shared/vocabulary/face-landmarks.ts'
import type { Face, FaceEngine } from '../../domain/face-engine.ts'
import { meanTemplate } from '../../domain/face-template.ts'
import { accept, refuse } from '../../domain/result.ts'
import { alignFace, mirrored } from './align-face.ts'
import { eyeClosed } from './eye-closed.ts'
import { openFaceFinder } from './face-finder.ts'
import { qualityOf } from './face-quality.ts'
import { modelFiles } from './model-files.ts'
import { openNetworks } from './onnx-network.ts'
import { hashOf, hashOfFace } from './picture-hash.ts'
import { decodeJpeg, type Pixels } from './pixels.ts'
import { riskOfPrint } from './print-risk.ts'
import { templateOf } from './template.ts'

/** A face's two halves differ, and so does what is around it: a second look, in a mirror and with more around, knows it more surely. */
const WIDER = 1.06

/** face-api.js finds the face, the fr_ networks say whose it is, whether its eyes are closed, whether it is a print. */
export async function wasmFaceEngine(): Promise<FaceEngine> {
  const { eye, identity, print } = modelFiles
  const findFaces = await openFaceFinder()
  const networks = await openNetworks([eye, identity, print])
  const [eyeNetwork, identityNetwork, printNetwork] = networks
  if (!eyeNetwork || !identityNetwork || !printNetwork) throw new Error('a network did not open')

  const glance = (pixels: Pixels, { points }: Face, turn: number) =>
    templateOf(
      identityNetwork,
      turn % 2 === 0 ? mirrored(alignFace(pixels, points, { zoom: WIDER })) : alignFace(pixels, points),
    )

  return {
    async look(picture) {
      const pixels = await decodeJpeg(picture)
      if (!pixels) return refuse('picture-unreadable')
      const { width, height } = pixels
      const { count, largest } = await findFaces(pixels)
      const seen = { width, height, faces: count, hash: hashOf(pixels) }
      if (!largest) return accept(seen)
      const { box, marks } = largest
      const eyes = eyesOf(marks)
      const points = pointsOf(marks)
      const face: Face = {
        box,
        points,
        pose: poseOf(marks),
        mouthOpen: mouthOpenOf(marks),
        eyesClosed: {
          left: await eyeClosed(eyeNetwork, pixels, eyes.left),
          right: await eyeClosed(eyeNetwork, pixels, eyes.right),
        },
        quality: qualityOf(pixels, box),
        hash: hashOfFace(pixels, points),
      }
      return accept({ ...seen, face })
    },

    async embed(picture, face) {
      const pixels = await readable(picture)
      return meanTemplate([await glance(pixels, face, 0), await glance(pixels, face, 1)])
    },

    async glance(picture, face, turn) {
      return glance(await readable(picture), face, turn)
    },

    async printRisk(picture, { box }) {
      return riskOfPrint(printNetwork, await readable(picture), box)
    },
  }
}

async function readable(picture: Uint8Array) {
  const pixels = await decodeJpeg(picture)
  if (!pixels) throw new Error('not a picture that was looked at before')
  return pixels
}
