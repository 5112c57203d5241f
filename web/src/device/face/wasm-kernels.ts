import { registerKernel } from '@tensorflow/tfjs-core/dist/kernel_registry.js'
import { addConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Add.js'
import { avgPoolConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/AvgPool.js'
import { batchMatMulConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/BatchMatMul.js'
import { castConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Cast.js'
import { concatConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Concat.js'
import { conv2DConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Conv2D.js'
import { depthwiseConv2dNativeConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/DepthwiseConv2dNative.js'
import { expandDimsConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/ExpandDims.js'
import { fillConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Fill.js'
import { identityConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Identity.js'
import { maxPoolConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/MaxPool.js'
import { multiplyConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Multiply.js'
import { packConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Pack.js'
import { padV2Config } from '@tensorflow/tfjs-backend-wasm/dist/kernels/PadV2.js'
import { realDivConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/RealDiv.js'
import { reluConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Relu.js'
import { reshapeConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Reshape.js'
import { resizeBilinearConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/ResizeBilinear.js'
import { sliceConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Slice.js'
import { subConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Sub.js'
import { unpackConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Unpack.js'

/** What the two nets that guide are computed with: a tenth of what there is. */
export function registerKernels() {
  for (const kernel of [
    addConfig,
    avgPoolConfig,
    batchMatMulConfig,
    castConfig,
    concatConfig,
    conv2DConfig,
    depthwiseConv2dNativeConfig,
    expandDimsConfig,
    fillConfig,
    identityConfig,
    maxPoolConfig,
    multiplyConfig,
    packConfig,
    padV2Config,
    realDivConfig,
    reluConfig,
    reshapeConfig,
    resizeBilinearConfig,
    sliceConfig,
    subConfig,
    unpackConfig,
  ])
    registerKernel(kernel)
}
