import { useState, type FormEvent, type ReactElement } from 'react';
import { useSignIn } from '../api/useSignIn.ts';
import { lastUserId } from './lastUserId.ts';

/** As the gateway has it, in the words of an input: letters, digits and `+ = - _`. */
const USER_ID = {
  required: true,
  maxLength: 64,
  pattern: String.raw`[A-Za-z0-9+=_\-]+`,
  title: 'Letters, digits and + = - _',
  autoComplete: 'username',
  autoCapitalize: 'none',
  spellCheck: false,
} as const;

/** Signs in as any user id. */
export function SignInForm({ device }: { readonly device: string | undefined }): ReactElement {
  const [userId, setUserId] = useState(lastUserId.read);
  const { mutate, isPending, error } = useSignIn(device);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    mutate(userId);
  };
  return (
    <form className="card sign-in-form" onSubmit={submit}>
      <div className="sign-in-words">
        <h1 className="title">Sign in</h1>
        <p className="muted">Any user id will do. There is no password.</p>
      </div>
      <label className="sign-in-label">
        User id
        <input
          {...USER_ID}
          className="field large"
          value={userId}
          placeholder="alice"
          onChange={(event) => setUserId(event.target.value)}
        />
      </label>
      {error && (
        <p className="form-error" role="alert">
          {error.message}
        </p>
      )}
      <button type="submit" className="button primary large" disabled={isPending}>
        Sign in
      </button>
    </form>
  );
}
