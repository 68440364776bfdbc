/**
 * Writes ONNX models, as far as this project makes any: the format is
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
 */
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

export type Attribute = number | string | readonly number[];

export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Whole numbers, texts, and lists of whole numbers. */
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

/** Constants by name. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Uint8Array | Float32Array;
}

/** Of floats. A size that is left open has a name. */
export interface Value {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}

export interface Graph {
  readonly name: string;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly nodes: readonly Node[];
  readonly constants: readonly Tensor[];
}

/** The versions of format and operators; any runtime since 2021 reads them. */
const format = 8;
const operators = 15;

export const elementType = { float: 1, uint8: 2 } as const;
/** Of attributes. */
const attributeType = { integer: 2, text: 3, integers: 7 } as const;

type Write = (writer: BinaryWriter) => void;

const message = (writer: BinaryWriter, field: number, write: Write): void => {
  writer.tag(field, WireType.LengthDelimited).fork();
  write(writer);
  writer.join();
};
const text = (writer: BinaryWriter, field: number, value: string): void =>
  void writer.tag(field, WireType.LengthDelimited).string(value);
const integer = (writer: BinaryWriter, field: number, value: number): void =>
  void writer.tag(field, WireType.Varint).int64(value);

const writeAttribute = (writer: BinaryWriter, name: string, value: Attribute): void => {
  text(writer, 1, name);
  if (typeof value === 'number') {
    integer(writer, 3, value);
    integer(writer, 20, attributeType.integer);
  } else if (typeof value === 'string') {
    text(writer, 4, value);
    integer(writer, 20, attributeType.text);
  } else {
    for (const one of value) integer(writer, 8, one);
    integer(writer, 20, attributeType.integers);
  }
};

const writeNode = (writer: BinaryWriter, { op, inputs, output, attributes = {} }: Node): void => {
  for (const input of inputs) text(writer, 1, input);
  text(writer, 2, output);
  text(writer, 3, output);
  text(writer, 4, op);
  for (const [name, value] of Object.entries(attributes)) {
    message(writer, 5, (inner) => writeAttribute(inner, name, value));
  }
};

const writeTensor = (writer: BinaryWriter, { name, shape, data }: Tensor): void => {
  for (const size of shape) integer(writer, 1, size);
  integer(writer, 2, data instanceof Float32Array ? elementType.float : elementType.uint8);
  text(writer, 8, name);
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  writer.tag(9, WireType.LengthDelimited).bytes(bytes);
};

const writeValue = (writer: BinaryWriter, { name, shape }: Value): void => {
  text(writer, 1, name);
  message(writer, 2, (type) =>
    message(type, 1, (tensor) => {
      integer(tensor, 1, elementType.float);
      message(tensor, 2, (sizes) => {
        for (const size of shape) {
          message(sizes, 1, (one) => (typeof size === 'number' ? integer(one, 1, size) : text(one, 2, size)));
        }
      });
    }),
  );
};

const writeGraph = (writer: BinaryWriter, { name, nodes, constants, inputs, outputs }: Graph): void => {
  for (const node of nodes) message(writer, 1, (inner) => writeNode(inner, node));
  text(writer, 2, name);
  for (const tensor of constants) message(writer, 5, (inner) => writeTensor(inner, tensor));
  for (const value of inputs) message(writer, 11, (inner) => writeValue(inner, value));
  for (const value of outputs) message(writer, 12, (inner) => writeValue(inner, value));
};

/** @returns the file's bytes */
export const onnxFile = (graph: Graph): Uint8Array => {
  const writer = new BinaryWriter();
  integer(writer, 1, format);
  text(writer, 2, 'Proofsheet');
  message(writer, 7, (inner) => writeGraph(inner, graph));
  message(writer, 8, (inner) => {
    text(inner, 1, '');
    integer(inner, 2, operators);
  });
  return writer.finish();
};
