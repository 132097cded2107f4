import { createServerApi } from '@nexconn-kit/gateway';

const api = createServerApi({
  url: 'https://gateway.example',
  appKey: 'my-app',
  appSecret: process.env.NEXCONN_APP_SECRET ?? '',
});

/** Yours: who is signed in, by your own cookie. */
declare function readSession(request: Request): Promise<{ id: string; name: string } | null>;

/** Next.js: `app/api/token/route.ts`. Any server that speaks fetch's Request and Response: the same. */
export async function POST(request: Request): Promise<Response> {
  const user = await readSession(request);
  if (!user) return new Response(null, { status: 401 }); // httpTokenProvider stops asking, and the status becomes 15
  const { accessToken } = await api.call('/v4/auth/access-token/issue', { userId: user.id, name: user.name });
  return Response.json({ token: accessToken }, { headers: { 'Cache-Control': 'no-store' } });
}
