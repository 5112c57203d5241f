import * as tf from '@tensorflow/tfjs-core'
import * as faceApi from 'face-api.js/dist/face-api.node-wasm.js'
import type { Point } from '../../domain/face-engine.ts'

interface Convolution {
  filters: tf.Tensor4D
  bias: tf.Tensor1D
}
interface Separable {
  depthwise_filter: tf.Tensor4D
  pointwise_filter: tf.Tensor4D
  bias: tf.Tensor1D
}
interface DetectorWeights {
  conv0: Convolution
  conv1: Separable
  conv2: Separable
  conv3: Separable
  conv4: Separable
  conv5: Separable
  conv8: Convolution
}
interface Dense {
  conv0: Separable
  conv1: Separable
  conv2: Separable
  conv3: Separable
}
interface LandmarkWeights {
  dense0: Omit<Dense, 'conv0'> & { conv0: Convolution }
  dense1: Dense
  dense2: Dense
  dense3: Dense
}
type Activation = 'linear' | 'relu' | 'leakyrelu'

/** What each learnt to take away, of red, green and blue. */
const DETECTOR_MEAN = [117.001, 114.697, 97.404]
const LANDMARKS_MEAN = [122.782, 117.001, 104.298]
/** The side of the square in which landmarks are looked for. */
export const LANDMARKS_SIDE = 112

/**
 * face-api.js's detector with bias and activation inside of each convolution, and nothing copied that is as it should be:
 * the same numbers in fewer steps.
 */
export class FusedFaceDetector extends faceApi.TinyFaceDetector {
  /**
   * @param picture square, RGB from 0 to 255
   * @returns boxes in shares of the picture's side, the surest first
   */
  async locate(picture: tf.Tensor3D, scoreThreshold: number): Promise<faceApi.Box[]> {
    const net = tf.tidy(() => this.run(normal(picture, DETECTOR_MEAN)))
    const [side] = picture.shape
    const found = await this.extractBoxes(asTheirs(net), new faceApi.Dimensions(side, side), scoreThreshold)
    net.dispose()
    const kept = faceApi.nonMaxSuppression(
      found.map(({ box }) => box.rescale(side)),
      found.map(({ score }) => score),
      this.config.iouThreshold,
    )
    return kept.flatMap((at) => found[at]?.box ?? [])
  }

  private run(picture: tf.Tensor4D): tf.Tensor4D {
    const { conv0, conv1, conv2, conv3, conv4, conv5, conv8 } = this.params as unknown as DetectorWeights
    let out = convolve(picture, conv0, { activation: 'leakyrelu' })
    for (const weights of [conv1, conv2, conv3, conv4, conv5])
      out = separable(tf.maxPool(out, 2, 2, 'same'), weights, { activation: 'leakyrelu' })
    return convolve(tf.maxPool(out, 2, 1, 'same'), conv8)
  }
}

/** face-api.js's 68 landmarks, fused likewise. */
export class FusedLandmarks extends faceApi.FaceLandmark68Net {
  /**
   * @param picture of a face, `LANDMARKS_SIDE` square, RGB from 0 to 255
   * @returns in shares of the picture's side
   */
  mark(picture: tf.Tensor3D): Point[] {
    const values = tf.tidy(() => {
      const features = this.featuresOf(normal(picture, LANDMARKS_MEAN))
      return this.runNet(asTheirs(features)).dataSync()
    })
    return Array.from({ length: values.length / 2 }, (_, at) => ({
      x: values[2 * at] ?? 0,
      y: values[2 * at + 1] ?? 0,
    }))
  }

  private featuresOf(picture: tf.Tensor4D): tf.Tensor4D {
    const { dense0, dense1, dense2, dense3 } = this.faceFeatureExtractor.params as unknown as LandmarkWeights
    let out = dense(convolve(picture, dense0.conv0, { strides: 2, pad: 'same', activation: 'relu' }), dense0)
    for (const weights of [dense1, dense2, dense3])
      out = dense(separable(out, weights.conv0, { strides: 2, activation: 'relu' }), weights)
    return tf.avgPool(out, 7, 2, 'valid')
  }
}

const normal = (picture: tf.Tensor3D, mean: number[]) =>
  tf.div<tf.Tensor4D>(tf.sub(tf.expandDims(picture), mean), 255)

function dense(first: tf.Tensor4D, { conv1, conv2, conv3 }: Omit<Dense, 'conv0'>): tf.Tensor4D {
  const second = tf.add<tf.Tensor4D>(first, separable(first, conv1))
  const third = tf.add<tf.Tensor4D>(second, separable(tf.relu(second), conv2))
  return tf.relu(tf.add<tf.Tensor4D>(third, separable(tf.relu(third), conv3)))
}

function separable(
  x: tf.Tensor4D,
  { depthwise_filter, pointwise_filter, bias }: Separable,
  { strides = 1, activation }: { strides?: number; activation?: Activation } = {},
) {
  const deep = tf.depthwiseConv2d(x, depthwise_filter, strides, 'same')
  return convolve(deep, { filters: pointwise_filter, bias }, { activation })
}

const convolve = (
  x: tf.Tensor4D,
  { filters, bias }: Convolution,
  {
    strides = 1,
    pad = 'valid',
    activation = 'linear',
  }: { strides?: number; pad?: 'same' | 'valid'; activation?: Activation | undefined } = {},
) => tf.fused.conv2d({ x, filter: filters, strides, pad, bias, activation, leakyreluAlpha: 0.1 })

/** face-api.js brings TensorFlow's types in a copy of its own. */
const asTheirs = (tensor: tf.Tensor4D) => tensor as unknown as faceApi.tf.Tensor4D
