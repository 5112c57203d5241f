import { openFaceGuide } from './face-guide.ts'
import type { GuideAnswer, PictureToGuideBy } from './guide-worker-messages.ts'
import { pixelsOfPicture } from './pixels-of-picture.ts'

const answer = (message: GuideAnswer) => {
  postMessage(message)
}

const opening = openFaceGuide((share) => answer({ kind: 'loading', share }))
opening.then(() => answer({ kind: 'ready' })).catch(() => answer({ kind: 'failed' }))

addEventListener('message', ({ data }: MessageEvent<PictureToGuideBy>) => {
  look(data).catch(() => answer({ kind: 'failed' }))
})

async function look({ at, picture }: PictureToGuideBy) {
  const guide = await opening
  answer({ kind: 'seen', glimpse: await guide(pixelsOfPicture(picture), at) })
}
