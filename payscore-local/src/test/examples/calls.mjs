// Sends the calls that come as JSON on standard input, and prints the answers as JSON
import { readFileSync } from 'node:fs';
import { Wechatpay } from 'wechatpay-axios-plugin';

const { env } = process;
const wxpay = new Wechatpay({
  baseURL: env.WECHATPAY_BASE_URL,
  mchid: env.WECHATPAY_MCHID,
  serial: env.WECHATPAY_SERIAL,
  privateKey: readFileSync(env.WECHATPAY_PRIVATE_KEY_PATH),
  certs: { [env.WECHATPAY_PLATFORM_PUBLIC_KEY_ID]: readFileSync(env.WECHATPAY_PLATFORM_PUBLIC_KEY_PATH) },
  headers: { 'Wechatpay-Serial': env.WECHATPAY_PLATFORM_PUBLIC_KEY_ID },
});

const answers = [];
for (const { method, path, data, config } of JSON.parse(readFileSync(0, 'utf8'))) {
  if (method === 'COMMAND') {
    await fetch(env.PAYSCORE_LOCAL_URL + path, { method: 'POST' });
    continue;
  }
  try {
    const call = wxpay[path.slice(1)];
    const answer = (method === 'GET') ? await call.get(config) : await call.post(data, config);
    answers.push(answer.data);
  } catch (error) {
    answers.push({ error: error.code ?? String(error) });
  }
}
console.log(JSON.stringify(answers));
