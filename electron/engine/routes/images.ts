/** Images over HTTP: the part of the contract that is not JSON (`shared/api/imagePaths.ts`). */
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { thumbSizes, type ThumbSize } from '../../../shared/api/imagePaths.ts';
import { EngineError } from '../errors.ts';
import { fileBody } from '../images/fileBody.ts';
import type { Images } from '../images/images.ts';

const idOf = z.coerce.number().int().positive();
const numberOf = z.coerce.number().int().min(0);
const sizeOf = z.coerce.number().pipe(z.literal(thumbSizes));

const parse = <T>(schema: z.ZodType<T>, context: Context, name: string, value: unknown): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const words = result.error.issues[0]?.message ?? 'not valid';
  throw new EngineError('bad-request', `${name} of ${context.req.path}: ${words}.`);
};

/**
 * A dataset's images come from anywhere: a browser must neither guess another type nor run anything in them.
 * @param keep the address names exactly this version, so the answer is good for ever
 */
export const imageHeaders = (contentType: string, keep: boolean): Record<string, string> => ({
  'Content-Type': contentType,
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': keep ? 'private, max-age=31536000, immutable' : 'no-store',
});

/** The id and the size that a request for a thumbnail names. @throws EngineError `bad-request` */
export const parseImageRequest = (context: Context): { readonly id: number; readonly size: ThumbSize } => ({
  id: parse(idOf, context, 'Id', context.req.param('id')),
  size: parse(sizeOf, context, 'Size', context.req.query('size')),
});

export const imagesRoutes = (app: Hono, images: Images): void => {
  app.get('/api/samples/:id/thumb', async (context) => {
    const { id, size } = parseImageRequest(context);
    const { webp, current, version } = await images.thumb(id, size, context.req.raw.signal);
    const keep = current && version === context.req.query('v');
    return context.body(new Uint8Array(webp), 200, imageHeaders('image/webp', keep));
  });

  app.get('/api/samples/:id/masks/:number/thumb', async (context) => {
    const id = parse(idOf, context, 'Id', context.req.param('id'));
    const number = parse(numberOf, context, 'Number', context.req.param('number'));
    const size = parse(sizeOf, context, 'Size', context.req.query('size'));
    const { webp } = await images.maskThumb(id, number, size, context.req.raw.signal);
    return context.body(new Uint8Array(webp), 200, imageHeaders('image/webp', false));
  });

  app.get('/api/samples/:id/image', async (context) => {
    const id = parse(idOf, context, 'Id', context.req.param('id'));
    const image = await images.openImage(id);
    const answer = {
      ...imageHeaders(image.contentType, image.version === context.req.query('v')),
      'Content-Length': String(image.length),
    };
    if ('converted' in image) return context.body(new Uint8Array(image.converted), 200, answer);
    if (context.req.method !== 'HEAD') {
      return context.body(fileBody(image.handle, image.length), 200, answer);
    }
    // The answer has no body that would close the file.
    await image.handle.close();
    return context.body(null, 200, answer);
  });
};
