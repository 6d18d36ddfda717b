import type { CallAnswer } from '../../../../src/contract/resolvers';
import { Disclosure } from '../disclosure';
import { scoreText } from '../words';

type Quality = NonNullable<CallAnswer<'inspectFile'>['quality']>;

/** The quality of an SBOM, and what it is made of: parts, and in each part what was looked at. */
export function QualityParts(props: { quality: Quality }) {
  const { overall, grade, parts } = props.quality;
  return (
    <>
      <p>
        {overall === undefined ? (
          'There are no components whose quality could be told.'
        ) : (
          <>
            <strong>{scoreText(overall)}</strong> of 10
            {grade !== undefined && `, grade ${grade}`}
          </>
        )}
      </p>
      <div className="quality-parts">
        {parts.map(({ name, score, features }) => (
          <Disclosure
            key={name}
            title={name}
            aside={
              <span className="quality-score">
                {scoreText(score)}
                <span className="quality-bar" aria-hidden="true">
                  <span style={{ width: `${String(score * 10)}%` }} />
                </span>
              </span>
            }
          >
            <ul className="quality-features">
              {features.map((feature) => (
                <li key={feature.name}>
                  <span>
                    {sentenceCase(feature.name)}
                    <span className="subtle"> {feature.reason}</span>
                  </span>
                  <span className="quality-number">
                    {feature.score === undefined ? (
                      <span className="subtle">not counted</span>
                    ) : (
                      scoreText(feature.score)
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </Disclosure>
        ))}
      </div>
    </>
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
