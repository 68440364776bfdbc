/** Images as servers take them: upright, first frame, on white, not larger than asked for, without metadata. */
import type { EndpointSpec } from '../../../../shared/captioning/endpointSpec.ts';
import type { Convert } from '../../images/codec.ts';
import type { SentImage } from './request.ts';

/** Hardly to be told from the original. */
const quality = 85;

/**
 * @param convert of the codec
 * @throws EngineError `image-broken` or `not-found`, with a sentence that names the image; the signal's reason
 */
export const prepareImage = async (
  convert: Convert,
  picture: Parameters<Convert>[0],
  { format, pixels }: Pick<EndpointSpec, 'format' | 'pixels'>,
  signal: AbortSignal,
): Promise<SentImage> => {
  signal.throwIfAborted();
  const size = { area: pixels };
  const bytes = await convert(picture, { as: format, quality, quick: true, size, background: '#ffffff' });
  signal.throwIfAborted();
  return { bytes, mime: `image/${format}` };
};
