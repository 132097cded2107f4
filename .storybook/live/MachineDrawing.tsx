import type { NCTransition } from '@nexconn-kit/core';
import { CONNECTION_MACHINE } from '@nexconn-kit/core/testing';
import { useId } from 'react';
import { INDICATOR_TONE } from '../../packages/ui/src/connection-indicator/indicatorTone.ts';
import { arrowPath } from './arrowPath.ts';
import type { Numbered } from './createLiveScene.ts';
import { LAYOUTS, STANDING_ARROWS, type Box, type MachineLayout, type PhaseName } from './machineLayout.ts';

/** So many steps leave a trace. */
const TRACED = 4;
/** About, for a bold 11 px. */
const CHARACTER_WIDTH = 6.3;
const LINE_HEIGHT = 14;

type Step = Numbered<NCTransition>;

interface DrawingProps {
  readonly layout: MachineLayout;
  readonly steps: readonly Step[];
}

/** A name that is too long for its box is written on two lines. */
const linesOf = (name: string, width: number): readonly string[] =>
  name.length * CHARACTER_WIDTH < width ? [name] : name.split(/(?=[A-Z])/);

function PhaseWords({ name, status, box }: { readonly name: string; readonly status: number; readonly box: Box }) {
  const x = box.x + box.width / 2;
  const lines = linesOf(name, box.width);
  const firstY = box.y + box.height / 2 + 4 - (lines.length * LINE_HEIGHT) / 2;
  return (
    <>
      {lines.map((line, index) => (
        <text key={line} className="machine-name" x={x} y={firstY + index * LINE_HEIGHT}>
          {line}
        </text>
      ))}
      <text className="machine-number" x={x} y={firstY + lines.length * LINE_HEIGHT + 1}>
        {status}
      </text>
    </>
  );
}

function Phases({ layout, steps }: DrawingProps) {
  const last = steps.at(-1);
  return CONNECTION_MACHINE.phases.map(({ name, status }) => {
    const box = layout.nodes[name];
    const isNow = name === (last?.to ?? 'idle');
    return (
      <g
        key={name}
        className="machine-phase"
        data-tone={INDICATOR_TONE[status]}
        data-now={isNow}
        data-before={!isNow && name === last?.from}
      >
        <rect {...box} rx={9} />
        <PhaseWords name={name} status={status} box={box} />
      </g>
    );
  });
}

function StandingArrows({ layout, head }: { readonly layout: MachineLayout; readonly head: string }) {
  const { working, ends, nodes } = layout;
  const toEnds = arrowPath(working, ends);
  return (
    <g className="machine-arrows">
      {STANDING_ARROWS.map(([from, to]) => (
        <path key={`${from} ${to}`} d={arrowPath(nodes[from], nodes[to])} markerEnd={head} />
      ))}
      <path d={toEnds} markerEnd={head} />
    </g>
  );
}

function Walked({ layout: { nodes }, steps, head }: DrawingProps & { readonly head: string }) {
  return steps.map(({ id, from, to, status }, index) => (
    <path
      key={id}
      className="machine-step"
      data-age={steps.length - 1 - index}
      data-tone={INDICATOR_TONE[status]}
      d={arrowPath(nodes[from as PhaseName], nodes[to as PhaseName])}
      pathLength={1}
      markerEnd={head}
    />
  ));
}

/** The last step in words, in the room that the arrows leave. */
function Caption({ layout, step }: { readonly layout: MachineLayout; readonly step: Step }) {
  const { x, y } = layout.caption;
  const width = step.event.length * CHARACTER_WIDTH + 20;
  return (
    <g key={step.id} className="machine-caption" data-tone={INDICATOR_TONE[step.status]}>
      <rect x={x - width / 2} y={y - 22} width={width} height={22} rx={11} />
      <text x={x} y={y - 7}>
        {step.event}
      </text>
      <text className="machine-number" x={x} y={y + 17}>
        {step.from} → {step.to}
      </text>
    </g>
  );
}

function Drawing({ layout, steps }: DrawingProps) {
  const id = useId();
  const last = steps.at(-1);
  const head = `url(#${id}-head)`;
  const { working, ends } = layout;
  const words = last
    ? `The machine is at ${last.to}, status ${last.status}. The last step was ${last.event}, from ${last.from}.`
    : 'The machine is at idle, status 11. No step was taken yet.';
  return (
    <svg
      className="machine"
      data-layout={layout.name}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-label={words}
    >
      <defs>
        <marker
          id={`${id}-head`}
          viewBox="0 0 8 8"
          refX={4}
          refY={4}
          markerUnits="userSpaceOnUse"
          markerWidth={8}
          markerHeight={8}
          orient="auto"
        >
          <path d="M1 1 7 4 1 7" />
        </marker>
      </defs>
      <rect className="machine-box" {...working} rx={16} />
      <rect className="machine-box" {...ends} rx={16} />
      <StandingArrows layout={layout} head={head} />
      <Walked layout={layout} steps={steps} head={head} />
      <Phases layout={layout} steps={steps} />
      {last && <Caption layout={layout} step={last} />}
    </svg>
  );
}

/** The machine, as core's table says it is, with where it stands and how it came there. */
export function MachineDrawing({ transitions }: { readonly transitions: readonly Step[] }) {
  const steps = transitions.slice(-TRACED);
  return LAYOUTS.map((layout) => <Drawing key={layout.name} layout={layout} steps={steps} />);
}
