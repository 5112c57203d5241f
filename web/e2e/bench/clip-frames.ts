import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { launchChromium } from '../world/chromium.ts'

/** A picture of a clip as the app would capture it: 320×320 from its middle, JPEG. */
export interface ClipFrame {
  /** Milliseconds from the clip's beginning. */
  at: number
  jpeg: Buffer
}

/** Opens clips in the Chromium that npm brings: it decodes H.264 (mp4) and VP8/VP9/AV1 (webm), and nothing has to be installed. */
export async function openClips() {
  const server = createServer((request, response) => {
    readFile(decodeURIComponent((request.url ?? '').slice(1))).then(
      (bytes) => response.writeHead(200, { 'content-length': bytes.length }).end(bytes),
      () => response.writeHead(404).end(),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
  const browser = await launchChromium()
  const page = await browser.newPage()
  await page.goto(`${origin}none`)

  return {
    framesOf: async (file: string, framesASecond: number): Promise<ClipFrame[]> => {
      const frames = await page.evaluate(capture, [
        `/${encodeURIComponent(file)}`,
        1 / framesASecond,
      ] as const)
      return frames.map(({ at, dataUrl }) => ({
        at,
        jpeg: Buffer.from(dataUrl.replace(/^[^,]*,/, ''), 'base64'),
      }))
    },
    close: async () => {
      await browser.close()
      server.close()
    },
  }
}

/** Runs in the page; no function in it has a name, for tsx would add a call that the page does not know. */
async function capture([url, step]: readonly [string, number]) {
  const video = document.createElement('video')
  video.muted = true
  video.src = URL.createObjectURL(await (await fetch(url)).blob())
  await new Promise((resolve, reject) => {
    video.onloadeddata = resolve
    video.onerror = () => {
      reject(new Error(`${url}: ${video.error?.message ?? 'cannot be decoded'}`))
    }
  })
  // A recorder that streamed wrote no length: it is known once the end was looked for.
  if (!Number.isFinite(video.duration)) {
    video.currentTime = 1e7
    await new Promise((resolve) => {
      video.onseeked = resolve
    })
  }
  const canvas = new OffscreenCanvas(320, 320)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  const side = Math.min(video.videoWidth, video.videoHeight)
  const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2]
  const frames: { at: number; dataUrl: string }[] = []
  for (let at = step / 2; at < video.duration; at += step) {
    video.currentTime = at
    await new Promise((resolve) => {
      video.onseeked = resolve
    })
    context.drawImage(video, left, top, side, side, 0, 0, 320, 320)
    const reader = new FileReader()
    reader.readAsDataURL(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 }))
    await new Promise((resolve) => {
      reader.onload = resolve
    })
    frames.push({ at: Math.round(at * 1000), dataUrl: reader.result as string })
  }
  return frames
}
