/** Images as servers take them: upright, first frame, on white, not larger than asked for, without metadata. */
import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import type { EndpointSpec } from '../../../../shared/captioning/endpointSpec.ts';
import type { Convert } from '../../images/codec.ts';
import type { SentImage } from './chatBody.ts';

/** Hardly to be told from the original. */
const quality = 85;

/** @throws EngineError `image-broken` or `not-found`, with a sentence that names the image; the signal's reason */
export type PrepareImage = (
  picture: Parameters<Convert>[0],
  as: Pick<EndpointSpec, 'format' | 'pixels'>,
  signal: AbortSignal,
) => Promise<SentImage>;

/** As many at once as there are processors: more would not be faster, and what else is asked would wait for them. */
export const createPrepareImage = (convert: Convert): PrepareImage => {
  const preparing = new PQueue({ concurrency: availableParallelism() });
  return async (picture, { format, pixels }, signal) => {
    signal.throwIfAborted();
    const size = { area: pixels };
    const bytes = await preparing.add(
      () => convert(picture, { as: format, quality, quick: true, size, background: '#ffffff' }),
      { signal },
    );
    return { bytes, mime: `image/${format}` };
  };
};
