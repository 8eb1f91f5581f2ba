import { createFitConnect } from './index.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import { createWireRequest } from '../../src/transport/wire-request.ts';
import { generateKeyPair } from '../../src/formats/keys.ts';
const D='11111111-1111-4111-8111-111111111111';
const k = await generateKeyPair('signing');
const mode = process.argv[2];
const sim = createFitConnect({ baseUrl:'http://x', keys:{signing:k,portal:k}, recorder: createRecorder({isEnabled:()=>mode==='rec', maxExchanges: 2000}), onInternalError: (e)=>console.log(e) });
sim.createTenant({id:'default',clients:[{clientId:'p',clientSecret:'p',peer:'product',rights:['subscribe'],destinationIds:[D]}],destinations:[{destinationId:D,name:'',status:'active',services:[],encryptionKid:'x',keys:[k.publicJwk],metadataVersions:[]}]});
const tok = ((await (await sim.fetch(new Request('http://x/token',{method:'POST',headers:{'Content-Type':'application/x-www-form-urlencoded'},body:'grant_type=client_credentials&client_id=p&client_secret=p'}))).json()) as any).access_token;
const go = async (path:string, auth:boolean, n:number)=>{ const t=process.cpuUsage(); const t0=performance.now(); for(let i=0;i<n;i++){ const rawHeaders:[string,string][]=[['Host','x'],['User-Agent','load']]; if(auth) rawHeaders.push(['Authorization','Bearer '+tok]); const r=await sim.fetch(createWireRequest({method:'GET',url:'http://x'+path,rawHeaders,body:undefined,signal:()=>new AbortController().signal}),{rawHeaders,rawTarget:path}); if(r.status!==200) throw new Error(await r.text()); } const c=process.cpuUsage(t); console.log(mode,path.slice(0,50),'cpu us/req',((c.user+c.system)/n).toFixed(2)); };
for (const n of [20000, 100000]) { await go('/submission-api/v2/info',false,n); await go(`/submission-api/v2/destinations/${D}/keys/${k.publicJwk.kid}`,false,n); await go('/submission-api/v2/submissions',true,n); }
