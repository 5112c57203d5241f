// Stands in for @tensorflow/tfjs in bundles: face-api.js asks for all of it and uses the core with its chained operations;
// layers, data and two more backends are half the code and a third of a second of cold start.
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js'

export * from '@tensorflow/tfjs-core'
