import http from 'node:http';
import { createFitConnect } from './index.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import { startHost } from '../../src/transport/host.ts';
import { generateKeyPair } from '../../src/formats/keys.ts';
const D='11111111-1111-4111-8111-111111111111';
const k = await generateKeyPair('signing');
const mode = process.argv[2];
const sim = createFitConnect({ baseUrl:'http://x', keys:{signing:k,portal:k}, recorder: createRecorder({isEnabled:()=>mode==='rec', maxExchanges: 20000}), onInternalError: (e)=>console.log(e) });
sim.createTenant({id:'default',clients:[{clientId:'p',clientSecret:'p',peer:'product',rights:['subscribe'],destinationIds:[D]}],destinations:[{destinationId:D,name:'',status:'active',services:[],encryptionKid:'x',keys:[k.publicJwk],metadataVersions:[]}]});
const body=JSON.stringify(k.publicJwk);
let port: number;
if (mode==='bare') { const s=http.createServer((q,r)=>{const c:Buffer[]=[];q.on('data',d=>c.push(d));q.on('end',()=>{r.writeHead(200,{'Content-Type':'application/json','Cache-Control':'no-cache','Content-Length':Buffer.byteLength(body)});r.end(body)})}); await new Promise<void>(r=>s.listen(0,'127.0.0.1',r)); port=(s.address() as any).port; }
else port=(await startHost({simulator:sim})).port;
const tok = ((await (await sim.fetch(new Request('http://x/token',{method:'POST',headers:{'Content-Type':'application/x-www-form-urlencoded'},body:'grant_type=client_credentials&client_id=p&client_secret=p'}))).json()) as any).access_token;
console.log(JSON.stringify({port,kid:k.publicJwk.kid,tok}));
