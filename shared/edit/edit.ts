/** An edit describes what is to be done to the captions of a scope. `planEdit` turns it into changes of files. */
import { z } from 'zod';
import { editKinds } from './editKinds.ts';

type SchemasOf<Kinds extends readonly { readonly schema: z.ZodObject }[]> = {
  [At in keyof Kinds]: Kinds[At]['schema'];
};

// Built from the list that its type is read from.
export const edit = z.discriminatedUnion(
  'kind',
  editKinds.map(({ schema }) => schema) as unknown as SchemasOf<typeof editKinds>,
);
export type Edit = z.infer<typeof edit>;
/** The input form: defaults may be left out. */
export type EditInput = z.input<typeof edit>;
