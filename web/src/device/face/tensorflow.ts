// Stands in for TensorFlow where face-api.js asks for all of it (vite.config.ts): what its two nets that guide use, and no more.
import '@tensorflow/tfjs-core/dist/base_side_effects.js'
import '@tensorflow/tfjs-core/dist/public/chained_ops/as1d.js'
import '@tensorflow/tfjs-core/dist/public/chained_ops/as2d.js'
import '@tensorflow/tfjs-core/dist/public/chained_ops/as3d.js'
import '@tensorflow/tfjs-core/dist/public/chained_ops/as4d.js'
import '@tensorflow/tfjs-core/dist/public/chained_ops/div.js'
import '@tensorflow/tfjs-core/dist/public/chained_ops/expand_dims.js'
import '@tensorflow/tfjs-core/dist/public/chained_ops/mul.js'
import '@tensorflow/tfjs-core/dist/public/chained_ops/reshape.js'
import '@tensorflow/tfjs-core/dist/public/chained_ops/slice.js'
import '@tensorflow/tfjs-core/dist/public/chained_ops/sub.js'
import { resizeBilinear } from '@tensorflow/tfjs-core/dist/ops/image/resize_bilinear.js'

export {
  add,
  avgPool,
  cast,
  concat,
  conv2d,
  div,
  expandDims,
  fill,
  matMul,
  maxPool,
  mul,
  pad,
  relu,
  scalar,
  separableConv2d,
  slice3d,
  stack,
  sub,
  Tensor,
  tidy,
  unstack,
} from '@tensorflow/tfjs-core/dist/base.js'

export const image = { resizeBilinear }
