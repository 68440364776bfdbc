/** The page Training. */
export const TrainingPage = () => <p>Training</p>;
