/** Limited-memory BFGS (Nocedal 1980; two-loop recursion) for smooth, convex functions of many numbers. */

export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  readonly iterations: number;
}

export interface MinimiseOptions {
  readonly start: Float64Array;
  /** Stops when no component of the gradient is larger. */
  readonly tolerance: number;
  readonly iterations: number;
}

/** Steps remembered: more than ten gain little. */
const memory = 8;
/** Armijo's and Wolfe's constants, as is usual for quasi-Newton steps. */
const sufficient = 1e-4;

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

const addScaled = (to: Float64Array, scale: number, from: Float64Array): void => {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + scale * (from[i] ?? 0);
};

const largest = (values: Float64Array): number => {
  let max = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i] ?? 0);
    if (size > max) max = size;
  }
  return max;
};

interface Step {
  /** How the point moved, and how the gradient changed. */
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  /** 1 / (moved . turned) */
  readonly scale: number;
}

/** The direction of descent: minus the inverse Hessian, as far as the steps tell it, times the gradient. */
const directionOf = (gradient: Float64Array, steps: readonly Step[]): Float64Array => {
  const direction = gradient.slice();
  const parts = new Map<Step, number>();
  for (const step of steps.toReversed()) {
    const part = step.scale * dot(step.moved, direction);
    parts.set(step, part);
    addScaled(direction, -part, step.turned);
  }
  const last = steps.at(-1);
  const size =
    last === undefined
      ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)))
      : 1 / (last.scale * dot(last.turned, last.turned));
  for (let i = 0; i < direction.length; i++) direction[i] = -size * (direction[i] ?? 0);
  for (const step of steps) {
    const part = step.scale * dot(step.turned, direction) + (parts.get(step) ?? 0);
    addScaled(direction, -part, step.moved);
  }
  return direction;
};

/**
 * @param valueAt gives the value at a point and writes the gradient there
 */
export const minimise = (
  valueAt: (point: Float64Array, gradient: Float64Array) => number,
  { start, tolerance, iterations }: MinimiseOptions,
): Minimum => {
  let point = start.slice();
  let gradient = new Float64Array(point.length);
  let value = valueAt(point, gradient);
  const steps: Step[] = [];
  let done = 0;
  while (done < iterations && largest(gradient) > tolerance) {
    const direction = directionOf(gradient, steps);
    const slope = dot(direction, gradient);
    let size = 1;
    const next = point.slice();
    addScaled(next, size, direction);
    const nextGradient = new Float64Array(point.length);
    let nextValue = valueAt(next, nextGradient);
    // For a convex function along a descent direction, halving finds a step that is short enough.
    while (nextValue > value + sufficient * size * slope && size > 1e-10) {
      size /= 2;
      addScaled(next, -size, direction);
      nextValue = valueAt(next, nextGradient);
    }
    done++;
    if (nextValue >= value) break;
    const moved = next.slice();
    addScaled(moved, -1, point);
    const turned = nextGradient.slice();
    addScaled(turned, -1, gradient);
    const curvature = dot(moved, turned);
    if (curvature > 1e-12) steps.push({ moved, turned, scale: 1 / curvature });
    if (steps.length > memory) steps.shift();
    point = next;
    gradient = nextGradient;
    value = nextValue;
  }
  return { point, value, iterations: done };
};
