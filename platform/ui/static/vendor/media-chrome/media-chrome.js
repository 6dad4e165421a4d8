var Jn=Object.defineProperty;var Zo=(t,e)=>{for(var i in e)Jn(t,i,{get:e[i],enumerable:!0})};var Jo={};Zo(Jo,{AttributeToStateChangeEventMap:()=>va,AvailabilityStates:()=>J,MediaStateChangeEvents:()=>Pe,MediaStateReceiverAttributes:()=>y,MediaUIAttributes:()=>o,MediaUIEvents:()=>h,MediaUIProps:()=>Wi,PointerTypes:()=>di,ReadyStates:()=>tl,StateChangeEventToAttributeMap:()=>el,StreamTypes:()=>te,TextTrackKinds:()=>X,TextTrackModes:()=>Ce,VolumeLevels:()=>il,WebkitPresentationModes:()=>fa});var h={MEDIA_PLAY_REQUEST:"mediaplayrequest",MEDIA_PAUSE_REQUEST:"mediapauserequest",MEDIA_MUTE_REQUEST:"mediamuterequest",MEDIA_UNMUTE_REQUEST:"mediaunmuterequest",MEDIA_LOOP_REQUEST:"medialooprequest",MEDIA_VOLUME_REQUEST:"mediavolumerequest",MEDIA_SEEK_REQUEST:"mediaseekrequest",MEDIA_AIRPLAY_REQUEST:"mediaairplayrequest",MEDIA_ENTER_FULLSCREEN_REQUEST:"mediaenterfullscreenrequest",MEDIA_EXIT_FULLSCREEN_REQUEST:"mediaexitfullscreenrequest",MEDIA_PREVIEW_REQUEST:"mediapreviewrequest",MEDIA_ENTER_PIP_REQUEST:"mediaenterpiprequest",MEDIA_EXIT_PIP_REQUEST:"mediaexitpiprequest",MEDIA_ENTER_CAST_REQUEST:"mediaentercastrequest",MEDIA_EXIT_CAST_REQUEST:"mediaexitcastrequest",MEDIA_SHOW_TEXT_TRACKS_REQUEST:"mediashowtexttracksrequest",MEDIA_HIDE_TEXT_TRACKS_REQUEST:"mediahidetexttracksrequest",MEDIA_SHOW_SUBTITLES_REQUEST:"mediashowsubtitlesrequest",MEDIA_DISABLE_SUBTITLES_REQUEST:"mediadisablesubtitlesrequest",MEDIA_TOGGLE_SUBTITLES_REQUEST:"mediatogglesubtitlesrequest",MEDIA_PLAYBACK_RATE_REQUEST:"mediaplaybackraterequest",MEDIA_RENDITION_REQUEST:"mediarenditionrequest",MEDIA_AUDIO_TRACK_REQUEST:"mediaaudiotrackrequest",MEDIA_SEEK_TO_LIVE_REQUEST:"mediaseektoliverequest",REGISTER_MEDIA_STATE_RECEIVER:"registermediastatereceiver",UNREGISTER_MEDIA_STATE_RECEIVER:"unregistermediastatereceiver"},y={MEDIA_CHROME_ATTRIBUTES:"mediachromeattributes",MEDIA_CONTROLLER:"mediacontroller"},Wi={MEDIA_AIRPLAY_UNAVAILABLE:"mediaAirplayUnavailable",MEDIA_AUDIO_TRACK_ENABLED:"mediaAudioTrackEnabled",MEDIA_AUDIO_TRACK_LIST:"mediaAudioTrackList",MEDIA_AUDIO_TRACK_UNAVAILABLE:"mediaAudioTrackUnavailable",MEDIA_BUFFERED:"mediaBuffered",MEDIA_CAST_UNAVAILABLE:"mediaCastUnavailable",MEDIA_CHAPTERS_CUES:"mediaChaptersCues",MEDIA_CURRENT_TIME:"mediaCurrentTime",MEDIA_DURATION:"mediaDuration",MEDIA_ENDED:"mediaEnded",MEDIA_ERROR:"mediaError",MEDIA_ERROR_CODE:"mediaErrorCode",MEDIA_ERROR_MESSAGE:"mediaErrorMessage",MEDIA_FULLSCREEN_UNAVAILABLE:"mediaFullscreenUnavailable",MEDIA_HAS_PLAYED:"mediaHasPlayed",MEDIA_HEIGHT:"mediaHeight",MEDIA_IS_AIRPLAYING:"mediaIsAirplaying",MEDIA_IS_CASTING:"mediaIsCasting",MEDIA_IS_FULLSCREEN:"mediaIsFullscreen",MEDIA_IS_PIP:"mediaIsPip",MEDIA_LOADING:"mediaLoading",MEDIA_MUTED:"mediaMuted",MEDIA_LOOP:"mediaLoop",MEDIA_PAUSED:"mediaPaused",MEDIA_PIP_UNAVAILABLE:"mediaPipUnavailable",MEDIA_PLAYBACK_RATE:"mediaPlaybackRate",MEDIA_PREVIEW_CHAPTER:"mediaPreviewChapter",MEDIA_PREVIEW_COORDS:"mediaPreviewCoords",MEDIA_PREVIEW_IMAGE:"mediaPreviewImage",MEDIA_PREVIEW_TIME:"mediaPreviewTime",MEDIA_RENDITION_LIST:"mediaRenditionList",MEDIA_RENDITION_SELECTED:"mediaRenditionSelected",MEDIA_RENDITION_UNAVAILABLE:"mediaRenditionUnavailable",MEDIA_SEEKABLE:"mediaSeekable",MEDIA_STREAM_TYPE:"mediaStreamType",MEDIA_SUBTITLES_LIST:"mediaSubtitlesList",MEDIA_SUBTITLES_SHOWING:"mediaSubtitlesShowing",MEDIA_TARGET_LIVE_WINDOW:"mediaTargetLiveWindow",MEDIA_TIME_IS_LIVE:"mediaTimeIsLive",MEDIA_VOLUME:"mediaVolume",MEDIA_VOLUME_LEVEL:"mediaVolumeLevel",MEDIA_VOLUME_UNAVAILABLE:"mediaVolumeUnavailable",MEDIA_LANG:"mediaLang",MEDIA_WIDTH:"mediaWidth"},Xo=Object.entries(Wi),o=Xo.reduce((t,[e,i])=>(t[e]=i.toLowerCase(),t),{}),jn={USER_INACTIVE_CHANGE:"userinactivechange",BREAKPOINTS_CHANGE:"breakpointchange",BREAKPOINTS_COMPUTED:"breakpointscomputed"},Pe=Xo.reduce((t,[e,i])=>(t[e]=i.toLowerCase(),t),{...jn}),el=Object.entries(Pe).reduce((t,[e,i])=>{let r=o[e];return r&&(t[i]=r),t},{userinactivechange:"userinactive"}),va=Object.entries(o).reduce((t,[e,i])=>{let r=Pe[e];return r&&(t[i]=r),t},{userinactive:"userinactivechange"}),X={SUBTITLES:"subtitles",CAPTIONS:"captions",DESCRIPTIONS:"descriptions",CHAPTERS:"chapters",METADATA:"metadata"},Ce={DISABLED:"disabled",HIDDEN:"hidden",SHOWING:"showing"},tl={HAVE_NOTHING:0,HAVE_METADATA:1,HAVE_CURRENT_DATA:2,HAVE_FUTURE_DATA:3,HAVE_ENOUGH_DATA:4},di={MOUSE:"mouse",PEN:"pen",TOUCH:"touch"},J={UNAVAILABLE:"unavailable",UNSUPPORTED:"unsupported"},te={LIVE:"live",ON_DEMAND:"on-demand",UNKNOWN:"unknown"},il={HIGH:"high",MEDIUM:"medium",LOW:"low",OFF:"off"},fa={INLINE:"inline",FULLSCREEN:"fullscreen",PICTURE_IN_PICTURE:"picture-in-picture"};var ns={};Zo(ns,{emptyTimeRanges:()=>ss,formatAsTimePhrase:()=>Ne,formatTime:()=>se,serializeTimeRanges:()=>ll});function jo(t){return t?.map(rl).join(" ")}function rl(t){if(t){let{id:e,width:i,height:r}=t;return[e,i,r].filter(a=>a!=null).join(":")}}function es(t){return t?.map(al).join(" ")}function al(t){if(t){let{id:e,kind:i,language:r,label:a}=t;return[e,i,r,a].filter(s=>s!=null).join(":")}}function ht(t){return typeof t=="number"&&!Number.isNaN(t)&&Number.isFinite(t)}var Vi=t=>new Promise(e=>setTimeout(e,t));var ol={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function Ki(t){return String(t).replace(/[&<>"']/g,e=>ol[e])}var ts={"Start airplay":"Start airplay","Stop airplay":"Stop airplay",Audio:"Audio",Captions:"Captions","Enable captions":"Enable captions","Disable captions":"Disable captions","Start casting":"Start casting","Stop casting":"Stop casting","Enter fullscreen mode":"Enter fullscreen mode","Exit fullscreen mode":"Exit fullscreen mode",Mute:"Mute",Unmute:"Unmute",Loop:"Loop","Enter picture in picture mode":"Enter picture in picture mode","Exit picture in picture mode":"Exit picture in picture mode",Play:"Play",Pause:"Pause","Playback rate":"Playback rate","Playback rate {playbackRate}":"Playback rate {playbackRate}",Quality:"Quality","Seek backward":"Seek backward","Seek forward":"Seek forward",Settings:"Settings",Auto:"Auto","audio player":"audio player","video player":"video player",volume:"volume",seek:"seek","closed captions":"closed captions","current playback rate":"current playback rate","playback time":"playback time","media loading":"media loading",settings:"settings","audio tracks":"audio tracks",quality:"quality",play:"play",pause:"pause",mute:"mute",unmute:"unmute","chapter: {chapterName}":"chapter: {chapterName}",live:"live",Off:"Off","start airplay":"start airplay","stop airplay":"stop airplay","start casting":"start casting","stop casting":"stop casting","enter fullscreen mode":"enter fullscreen mode","exit fullscreen mode":"exit fullscreen mode","enter picture in picture mode":"enter picture in picture mode","exit picture in picture mode":"exit picture in picture mode","seek to live":"seek to live","playing live":"playing live","seek back {seekOffset} seconds":"seek back {seekOffset} seconds","seek forward {seekOffset} seconds":"seek forward {seekOffset} seconds","Network Error":"Network Error","Decode Error":"Decode Error","Source Not Supported":"Source Not Supported","Encryption Error":"Encryption Error","A network error caused the media download to fail.":"A network error caused the media download to fail.","A media error caused playback to be aborted. The media could be corrupt or your browser does not support this format.":"A media error caused playback to be aborted. The media could be corrupt or your browser does not support this format.","An unsupported error occurred. The server or network failed, or your browser does not support this format.":"An unsupported error occurred. The server or network failed, or your browser does not support this format.","The media is encrypted and there are no keys to decrypt it.":"The media is encrypted and there are no keys to decrypt it.",hour:"hour",hours:"hours",minute:"minute",minutes:"minutes",second:"second",seconds:"seconds","{time} remaining":"{time} remaining","{currentTime} of {totalTime}":"{currentTime} of {totalTime}","video not loaded, unknown time.":"video not loaded, unknown time."};var is,mt={en:ts},pt=((is=globalThis.navigator)==null?void 0:is.language)||"en",_a=t=>{pt=t},sl=(t,e)=>{mt[t]=e},nl=t=>{var e,i,r;let[a]=pt.split("-");return((e=mt[pt])==null?void 0:e[t])||((i=mt[a])==null?void 0:i[t])||((r=mt.en)==null?void 0:r[t])||t},rs=()=>{let[t]=pt.split("-");return mt[pt]?pt:mt[t]?t:"en"},m=(t,e={})=>nl(t).replace(/\{(\w+)\}/g,(i,r)=>r in e?String(e[r]):`{${r}}`);var as=[{singular:"hour",plural:"hours"},{singular:"minute",plural:"minutes"},{singular:"second",plural:"seconds"}],os=(t,e)=>{let i=t===1?m(as[e].singular):m(as[e].plural);return`${t} ${i}`},Ne=t=>{if(!ht(t))return"";let e=Math.abs(t),i=e!==t,r=new Date(0,0,0,0,0,e,0),s=[r.getHours(),r.getMinutes(),r.getSeconds()].map((l,d)=>l&&os(l,d)).filter(l=>l).join(", ");return i?m("{time} remaining",{time:s}):e===0?os(0,2):s};function se(t,e){let i=!1;t<0&&(i=!0,t=0-t),t=t<0?0:t;let r=Math.floor(t%60),a=Math.floor(t/60%60),s=Math.floor(t/3600),l=Math.floor(e/60%60),d=Math.floor(e/3600);return(isNaN(t)||t===1/0)&&(s=a=r="0"),s=s>0||d>0?s+":":"",a=((s||l>=10)&&a<10?"0"+a:a)+":",r=r<10?"0"+r:r,(i?"-":"")+s+a+r}var ss=Object.freeze({length:0,start(t){let e=t>>>0;if(e>=this.length)throw new DOMException(`Failed to execute 'start' on 'TimeRanges': The index provided (${e}) is greater than or equal to the maximum bound (${this.length}).`);return 0},end(t){let e=t>>>0;if(e>=this.length)throw new DOMException(`Failed to execute 'end' on 'TimeRanges': The index provided (${e}) is greater than or equal to the maximum bound (${this.length}).`);return 0}});function ll(t=ss){return Array.from(t).map((e,i)=>[Number(t.start(i).toFixed(3)),Number(t.end(i).toFixed(3))].join(":")).join(" ")}var Gi=class{addEventListener(){}removeEventListener(){}dispatchEvent(){return!0}},qi=class extends Gi{},Yi=class extends qi{constructor(){super(...arguments),this.role=null}},ga=class{observe(){}unobserve(){}disconnect(){}},ls={createElement:function(){return new ci.HTMLElement},createElementNS:function(){return new ci.HTMLElement},addEventListener(){},removeEventListener(){},dispatchEvent(t){return!1}},ci={ResizeObserver:ga,document:ls,Node:qi,Element:Yi,HTMLElement:class extends Yi{constructor(){super(...arguments),this.innerHTML=""}get content(){return new ci.DocumentFragment}},DocumentFragment:class extends Gi{},customElements:{get:function(){},define:function(){},whenDefined:function(){}},localStorage:{getItem(t){return null},setItem(t,e){},removeItem(t){}},CustomEvent:function(){},getComputedStyle:function(){},navigator:{languages:[],get userAgent(){return""}},matchMedia(t){return{matches:!1,media:t}},DOMParser:class{parseFromString(e,i){return{body:{textContent:e}}}}},ds="global"in globalThis&&globalThis?.global===globalThis||typeof window>"u"||typeof window.customElements>"u",cs=Object.keys(ci).every(t=>t in globalThis),n=ds&&!cs?ci:globalThis,W=ds&&!cs?ls:globalThis.document;var us=new WeakMap,ba=t=>{let e=us.get(t);return e||us.set(t,e=new Set),e},hs=new n.ResizeObserver(t=>{for(let e of t)for(let i of ba(e.target))i(e)});function Qi(t,e){ba(t).add(e),hs.observe(t)}function zi(t,e){let i=ba(t);i.delete(e),i.size||hs.unobserve(t)}function F(t){let e={};for(let i of t)e[i.name]=i.value;return e}function ms(t){var e;return(e=dl(t))!=null?e:He(t,"media-controller")}function dl(t){var e;let{MEDIA_CONTROLLER:i}=y,r=t.getAttribute(i);if(r)return(e=ul(t))==null?void 0:e.getElementById(r)}var Zi=(t,e,i=".value")=>{let r=t.querySelector(i);r&&(r.textContent=e)},cl=(t,e)=>{let i=`slot[name="${e}"]`,r=t.shadowRoot.querySelector(i);return r?r.children:[]},Xi=(t,e)=>cl(t,e)[0],ge=(t,e)=>!t||!e?!1:t?.contains(e)?!0:ge(t,e.getRootNode().host),He=(t,e)=>{if(!t)return null;let i=t.closest(e);return i||He(t.getRootNode().host,e)};function Aa(t=document){var e;let i=t?.activeElement;return i?(e=Aa(i.shadowRoot))!=null?e:i:null}function ul(t){var e;let i=(e=t?.getRootNode)==null?void 0:e.call(t);return i instanceof ShadowRoot||i instanceof Document?i:null}function Ji(t,{depth:e=3,checkOpacity:i=!0,checkVisibilityCSS:r=!0}={}){if(t.checkVisibility)return t.checkVisibility({checkOpacity:i,checkVisibilityCSS:r});let a=t;for(;a&&e>0;){let s=getComputedStyle(a);if(i&&s.opacity==="0"||r&&s.visibility==="hidden"||s.display==="none")return!1;a=a.parentElement,e--}return!0}function ps(t,e,i,r){let a=r.x-i.x,s=r.y-i.y,l=a*a+s*s;if(l===0)return 0;let d=((t-i.x)*a+(e-i.y)*s)/l;return Math.max(0,Math.min(1,d))}function x(t,e){let i=hl(t,r=>r===e);return i||Ta(t,e)}function hl(t,e){var i,r;let a;for(a of(i=t.querySelectorAll("style:not([media])"))!=null?i:[]){let s;try{s=(r=a.sheet)==null?void 0:r.cssRules}catch{continue}for(let l of s??[])if(e(l.selectorText))return l}}function Ta(t,e){var i,r;let a=(i=t.querySelectorAll("style:not([media])"))!=null?i:[],s=a?.[a.length-1];if(!s?.sheet)return console.warn("Media Chrome: No style sheet found on style tag of",t),{style:{setProperty:()=>{},removeProperty:()=>"",getPropertyValue:()=>""}};let l=s?.sheet.insertRule(`${e}{}`,s.sheet.cssRules.length);return(r=s.sheet.cssRules)==null?void 0:r[l]}function D(t,e,i=Number.NaN){let r=t.getAttribute(e);return r!=null?+r:i}function U(t,e,i){let r=+i;if(i==null||Number.isNaN(r)){t.hasAttribute(e)&&t.removeAttribute(e);return}D(t,e,void 0)!==r&&t.setAttribute(e,`${r}`)}function _(t,e){return t.hasAttribute(e)}function g(t,e,i){if(i==null){t.hasAttribute(e)&&t.removeAttribute(e);return}_(t,e)!=i&&t.toggleAttribute(e,i)}function L(t,e,i=null){var r;return(r=t.getAttribute(e))!=null?r:i}function M(t,e,i){if(i==null){t.hasAttribute(e)&&t.removeAttribute(e);return}let r=`${i}`;L(t,e,void 0)!==r&&t.setAttribute(e,r)}var Es=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},ce=(t,e,i)=>(Es(t,e,"read from private field"),i?i.call(t):e.get(t)),ml=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},ji=(t,e,i,r)=>(Es(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),Q;function pl(t){return`
    <style>
      :host {
        display: var(--media-control-display, var(--media-gesture-receiver-display, inline-block));
        box-sizing: border-box;
      }
    </style>
  `}var Et=class extends n.HTMLElement{constructor(){if(super(),ml(this,Q,void 0),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=F(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(e)}}static get observedAttributes(){return[y.MEDIA_CONTROLLER,o.MEDIA_PAUSED]}attributeChangedCallback(e,i,r){var a,s,l,d,c;e===y.MEDIA_CONTROLLER&&(i&&((s=(a=ce(this,Q))==null?void 0:a.unassociateElement)==null||s.call(a,this),ji(this,Q,null)),r&&this.isConnected&&(ji(this,Q,(l=this.getRootNode())==null?void 0:l.getElementById(r)),(c=(d=ce(this,Q))==null?void 0:d.associateElement)==null||c.call(d,this)))}connectedCallback(){var e,i;this.tabIndex=-1,this.setAttribute("aria-hidden","true"),ji(this,Q,El(this)),this.getAttribute(y.MEDIA_CONTROLLER)&&((i=(e=ce(this,Q))==null?void 0:e.associateElement)==null||i.call(e,this)),ce(this,Q)&&(ce(this,Q).addEventListener("pointerdown",this),ce(this,Q).addEventListener("click",this),ce(this,Q).hasAttribute("tabindex")||(ce(this,Q).tabIndex=0))}disconnectedCallback(){var e,i,r,a;this.getAttribute(y.MEDIA_CONTROLLER)&&((i=(e=ce(this,Q))==null?void 0:e.unassociateElement)==null||i.call(e,this)),(r=ce(this,Q))==null||r.removeEventListener("pointerdown",this),(a=ce(this,Q))==null||a.removeEventListener("click",this),ji(this,Q,null)}handleEvent(e){var i;let r=(i=e.composedPath())==null?void 0:i[0];if(["video","media-controller"].includes(r?.localName)){if(e.type==="pointerdown")this._pointerType=e.pointerType;else if(e.type==="click"){let{clientX:s,clientY:l}=e,{left:d,top:c,width:k,height:S}=this.getBoundingClientRect(),T=s-d,f=l-c;if(T<0||f<0||T>k||f>S||k===0&&S===0)return;let p=this._pointerType||"mouse";if(this._pointerType=void 0,p===di.TOUCH){this.handleTap(e);return}else if(p===di.MOUSE||p===di.PEN){this.handleMouseClick(e);return}}}}get mediaPaused(){return _(this,o.MEDIA_PAUSED)}set mediaPaused(e){g(this,o.MEDIA_PAUSED,e)}handleTap(e){}handleMouseClick(e){let i=this.mediaPaused?h.MEDIA_PLAY_REQUEST:h.MEDIA_PAUSE_REQUEST;this.dispatchEvent(new n.CustomEvent(i,{composed:!0,bubbles:!0}))}};Q=new WeakMap;Et.shadowRootOptions={mode:"open"};Et.getTemplateHTML=pl;function El(t){var e;let i=t.getAttribute(y.MEDIA_CONTROLLER);return i?(e=t.getRootNode())==null?void 0:e.getElementById(i):He(t,"media-controller")}n.customElements.get("media-gesture-receiver")||n.customElements.define("media-gesture-receiver",Et);var er=Et;var Ma=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},B=(t,e,i)=>(Ma(t,e,"read from private field"),i?i.call(t):e.get(t)),j=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},ue=(t,e,i,r)=>(Ma(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),he=(t,e,i)=>(Ma(t,e,"access private method"),i),ui,rr,vt,gt,_t,Ia,ft,tr,Sa,vs,ya,fs,hi,ar,or,ka,bt,mi,Fe,ir,b={AUDIO:"audio",AUTOHIDE:"autohide",BREAKPOINTS:"breakpoints",GESTURES_DISABLED:"gesturesdisabled",KEYBOARD_CONTROL:"keyboardcontrol",NO_AUTOHIDE:"noautohide",USER_INACTIVE:"userinactive",AUTOHIDE_OVER_CONTROLS:"autohideovercontrols"};function vl(t){return`
    <style>
      
      :host([${o.MEDIA_IS_FULLSCREEN}]) ::slotted([slot=media]) {
        outline: none;
      }

      :host {
        box-sizing: border-box;
        position: relative;
        display: inline-block;
        line-height: 0;
        background-color: var(--media-background-color, #000);
        overflow: hidden;
      }

      :host(:not([${b.AUDIO}])) [part~=layer]:not([part~=media-layer]) {
        position: absolute;
        top: 0;
        left: 0;
        bottom: 0;
        right: 0;
        display: flex;
        flex-flow: column nowrap;
        align-items: start;
        pointer-events: none;
        background: none;
      }

      slot[name=media] {
        display: var(--media-slot-display, contents);
      }

      
      :host([${b.AUDIO}]) slot[name=media] {
        display: var(--media-slot-display, none);
      }

      
      :host([${b.AUDIO}]) [part~=layer][part~=gesture-layer] {
        height: 0;
        display: block;
      }

      
      :host(:not([${b.AUDIO}])[${b.GESTURES_DISABLED}]) ::slotted([slot=gestures-chrome]),
          :host(:not([${b.AUDIO}])[${b.GESTURES_DISABLED}]) media-gesture-receiver[slot=gestures-chrome] {
        display: none;
      }

      
      ::slotted(:not([slot=media]):not([slot=poster]):not(media-loading-indicator):not([role=dialog]):not([hidden])) {
        pointer-events: auto;
      }

      :host(:not([${b.AUDIO}])) *[part~=layer][part~=centered-layer] {
        align-items: center;
        justify-content: center;
      }

      :host(:not([${b.AUDIO}])) ::slotted(media-gesture-receiver[slot=gestures-chrome]),
      :host(:not([${b.AUDIO}])) media-gesture-receiver[slot=gestures-chrome] {
        align-self: stretch;
        flex-grow: 1;
      }

      slot[name=middle-chrome] {
        display: inline;
        flex-grow: 1;
        pointer-events: none;
        background: none;
      }

      
      ::slotted([slot=media]),
      ::slotted([slot=poster]) {
        width: 100%;
        height: 100%;
      }

      
      :host(:not([${b.AUDIO}])) .spacer {
        flex-grow: 1;
      }

      
      :host(:-webkit-full-screen) {
        
        width: 100% !important;
        height: 100% !important;
      }

      
      ::slotted(:not([slot=media]):not([slot=poster]):not([${b.NO_AUTOHIDE}]):not([hidden]):not([role=dialog])) {
        opacity: 1;
        transition: var(--media-control-transition-in, opacity 0.25s);
      }

      
      :host([${b.USER_INACTIVE}]:not([${o.MEDIA_PAUSED}]):not([${o.MEDIA_IS_AIRPLAYING}]):not([${o.MEDIA_IS_CASTING}]):not([${b.AUDIO}])) ::slotted(:not([slot=media]):not([slot=poster]):not([${b.NO_AUTOHIDE}]):not([role=dialog])) {
        opacity: 0;
        transition: var(--media-control-transition-out, opacity 1s);
      }

      :host([${b.USER_INACTIVE}]:not([${b.NO_AUTOHIDE}]):not([${o.MEDIA_PAUSED}]):not([${o.MEDIA_IS_CASTING}]):not([${b.AUDIO}])) ::slotted([slot=media]) {
        cursor: none;
      }

      :host([${b.USER_INACTIVE}][${b.AUTOHIDE_OVER_CONTROLS}]:not([${b.NO_AUTOHIDE}]):not([${o.MEDIA_PAUSED}]):not([${o.MEDIA_IS_CASTING}]):not([${b.AUDIO}])) * {
        --media-cursor: none;
        cursor: none;
      }


      ::slotted(media-control-bar)  {
        align-self: stretch;
      }

      
      
      :host(:not([${b.AUDIO}])[${o.MEDIA_HAS_PLAYED}]) slot[name=poster],
      :host(:not([${b.AUDIO}])[${o.MEDIA_STREAM_TYPE}="${te.ON_DEMAND}"][${o.MEDIA_CURRENT_TIME}]:not([${o.MEDIA_CURRENT_TIME}="0"])) slot[name=poster] {
        display: none;
      }

      ::slotted([role=dialog]) {
        width: 100%;
        height: 100%;
        align-self: center;
      }

      ::slotted([role=menu]) {
        align-self: end;
      }
    </style>

    <slot name="media" part="layer media-layer"></slot>
    <slot name="poster" part="layer poster-layer"></slot>
    <slot name="gestures-chrome" part="layer gesture-layer">
      <media-gesture-receiver slot="gestures-chrome">
        <template shadowrootmode="${er.shadowRootOptions.mode}">
          ${er.getTemplateHTML({})}
        </template>
      </media-gesture-receiver>
    </slot>
    <span part="layer vertical-layer">
      <slot name="top-chrome" part="top chrome"></slot>
      <slot name="middle-chrome" part="middle chrome"></slot>
      <slot name="centered-chrome" part="layer centered-layer center centered chrome"></slot>
      
      <slot part="bottom chrome"></slot>
    </span>
    <slot name="dialog" part="layer dialog-layer"></slot>
  `}var fl=Object.values(o),_l="sm:384 md:576 lg:768 xl:960";function gl(t){_s(t.target,t.contentRect.width)}function _s(t,e){var i;if(!t.isConnected)return;let r=(i=t.getAttribute(b.BREAKPOINTS))!=null?i:_l,a=bl(r),s=Al(a,e),l=!1;if(Object.keys(a).forEach(d=>{if(s.includes(d)){t.hasAttribute(`breakpoint${d}`)||(t.setAttribute(`breakpoint${d}`,""),l=!0);return}t.hasAttribute(`breakpoint${d}`)&&(t.removeAttribute(`breakpoint${d}`),l=!0)}),l){let d=new CustomEvent(Pe.BREAKPOINTS_CHANGE,{detail:s});t.dispatchEvent(d)}t.breakpointsComputed||(t.breakpointsComputed=!0,t.dispatchEvent(new CustomEvent(Pe.BREAKPOINTS_COMPUTED,{bubbles:!0,composed:!0})))}function bl(t){let e=t.split(/\s+/);return Object.fromEntries(e.map(i=>i.split(":")))}function Al(t,e){return Object.keys(t).filter(i=>e>=parseInt(t[i]))}var Be=class extends n.HTMLElement{constructor(){if(super(),j(this,Sa),j(this,ya),j(this,hi),j(this,or),j(this,bt),j(this,ui,void 0),j(this,rr,0),j(this,vt,null),j(this,gt,null),j(this,_t,void 0),this.breakpointsComputed=!1,j(this,Ia,e=>{let i=this.media;for(let r of e){if(r.type!=="childList")continue;let a=r.removedNodes;for(let s of a){if(s.slot!="media"||r.target!=this)continue;let l=r.previousSibling&&r.previousSibling.previousElementSibling;if(!l||!i)this.mediaUnsetCallback(s);else{let d=l.slot!=="media";for(;(l=l.previousSibling)!==null;)l.slot=="media"&&(d=!1);d&&this.mediaUnsetCallback(s)}}if(i)for(let s of r.addedNodes)s===i&&this.handleMediaUpdated(i)}}),j(this,ft,!1),j(this,tr,e=>{B(this,ft)||(setTimeout(()=>{gl(e),ue(this,ft,!1)},0),ue(this,ft,!0))}),j(this,Fe,void 0),j(this,ir,()=>{if(!B(this,Fe).assignedElements({flatten:!0}).length){B(this,vt)&&this.mediaUnsetCallback(B(this,vt));return}this.handleMediaUpdated(this.media)}),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=F(this.attributes),i=this.constructor.getTemplateHTML(e);this.shadowRoot.setHTMLUnsafe?this.shadowRoot.setHTMLUnsafe(i):this.shadowRoot.innerHTML=i}ue(this,ui,new MutationObserver(B(this,Ia)))}static get observedAttributes(){return[b.AUTOHIDE,b.GESTURES_DISABLED].concat(fl).filter(e=>![o.MEDIA_RENDITION_LIST,o.MEDIA_AUDIO_TRACK_LIST,o.MEDIA_CHAPTERS_CUES,o.MEDIA_WIDTH,o.MEDIA_HEIGHT,o.MEDIA_ERROR,o.MEDIA_ERROR_MESSAGE].includes(e))}attributeChangedCallback(e,i,r){e.toLowerCase()==b.AUTOHIDE&&(this.autohide=r)}get media(){let e=this.querySelector(":scope > [slot=media]");return e?.nodeName=="SLOT"&&(e=e.assignedElements({flatten:!0})[0]),e}async handleMediaUpdated(e){e&&(ue(this,vt,e),e.localName.includes("-")&&await n.customElements.whenDefined(e.localName),this.mediaSetCallback(e))}connectedCallback(){var e;B(this,ui).observe(this,{childList:!0,subtree:!0}),Qi(this,B(this,tr));let r=this.getAttribute(b.AUDIO)!=null?m("audio player"):m("video player");this.setAttribute("role","region"),this.setAttribute("aria-label",r),this.handleMediaUpdated(this.media),this.setAttribute(b.USER_INACTIVE,""),_s(this,this.getBoundingClientRect().width);let a=this.querySelector(":scope > slot[slot=media]");a&&(ue(this,Fe,a),B(this,Fe).addEventListener("slotchange",B(this,ir))),this.addEventListener("pointerdown",this),this.addEventListener("pointermove",this),this.addEventListener("pointerup",this),this.addEventListener("mouseleave",this),this.addEventListener("keyup",this),(e=n.window)==null||e.addEventListener("mouseup",this)}disconnectedCallback(){var e;zi(this,B(this,tr)),clearTimeout(B(this,gt)),B(this,ui).disconnect(),this.media&&this.mediaUnsetCallback(this.media),(e=n.window)==null||e.removeEventListener("mouseup",this),this.removeEventListener("pointerdown",this),this.removeEventListener("pointermove",this),this.removeEventListener("pointerup",this),this.removeEventListener("mouseleave",this),this.removeEventListener("keyup",this),B(this,Fe)&&(B(this,Fe).removeEventListener("slotchange",B(this,ir)),ue(this,Fe,null)),ue(this,ft,!1)}mediaSetCallback(e){}mediaUnsetCallback(e){ue(this,vt,null)}handleEvent(e){switch(e.type){case"pointerdown":ue(this,rr,e.timeStamp);break;case"pointermove":he(this,Sa,vs).call(this,e);break;case"pointerup":he(this,ya,fs).call(this,e);break;case"mouseleave":he(this,hi,ar).call(this);break;case"mouseup":this.removeAttribute(b.KEYBOARD_CONTROL);break;case"keyup":he(this,bt,mi).call(this),this.setAttribute(b.KEYBOARD_CONTROL,"");break}}set autohide(e){let i=Number(e);ue(this,_t,isNaN(i)?0:i)}get autohide(){return(B(this,_t)===void 0?2:B(this,_t)).toString()}get breakpoints(){return L(this,b.BREAKPOINTS)}set breakpoints(e){M(this,b.BREAKPOINTS,e)}get audio(){return _(this,b.AUDIO)}set audio(e){g(this,b.AUDIO,e)}get gesturesDisabled(){return _(this,b.GESTURES_DISABLED)}set gesturesDisabled(e){g(this,b.GESTURES_DISABLED,e)}get keyboardControl(){return _(this,b.KEYBOARD_CONTROL)}set keyboardControl(e){g(this,b.KEYBOARD_CONTROL,e)}get noAutohide(){return _(this,b.NO_AUTOHIDE)}set noAutohide(e){g(this,b.NO_AUTOHIDE,e)}get autohideOverControls(){return _(this,b.AUTOHIDE_OVER_CONTROLS)}set autohideOverControls(e){g(this,b.AUTOHIDE_OVER_CONTROLS,e)}get userInteractive(){return _(this,b.USER_INACTIVE)}set userInteractive(e){g(this,b.USER_INACTIVE,e)}};ui=new WeakMap;rr=new WeakMap;vt=new WeakMap;gt=new WeakMap;_t=new WeakMap;Ia=new WeakMap;ft=new WeakMap;tr=new WeakMap;Sa=new WeakSet;vs=function(t){if(t.pointerType!=="mouse"&&t.timeStamp-B(this,rr)<250)return;he(this,or,ka).call(this),clearTimeout(B(this,gt));let e=this.hasAttribute(b.AUTOHIDE_OVER_CONTROLS);([this,this.media].includes(t.target)||e)&&he(this,bt,mi).call(this)};ya=new WeakSet;fs=function(t){if(t.pointerType==="touch"){let e=!this.hasAttribute(b.USER_INACTIVE);[this,this.media].includes(t.target)&&e?he(this,hi,ar).call(this):he(this,bt,mi).call(this)}else t.composedPath().some(e=>["media-play-button","media-fullscreen-button"].includes(e?.localName))&&he(this,bt,mi).call(this)};hi=new WeakSet;ar=function(){if(B(this,_t)<0||this.hasAttribute(b.USER_INACTIVE))return;this.setAttribute(b.USER_INACTIVE,"");let t=new n.CustomEvent(Pe.USER_INACTIVE_CHANGE,{composed:!0,bubbles:!0,detail:!0});this.dispatchEvent(t)};or=new WeakSet;ka=function(){if(!this.hasAttribute(b.USER_INACTIVE))return;this.removeAttribute(b.USER_INACTIVE);let t=new n.CustomEvent(Pe.USER_INACTIVE_CHANGE,{composed:!0,bubbles:!0,detail:!1});this.dispatchEvent(t)};bt=new WeakSet;mi=function(){he(this,or,ka).call(this),clearTimeout(B(this,gt));let t=parseInt(this.autohide);t<0||ue(this,gt,setTimeout(()=>{he(this,hi,ar).call(this)},t*1e3))};Fe=new WeakMap;ir=new WeakMap;Be.shadowRootOptions={mode:"open"};Be.getTemplateHTML=vl;n.customElements.get("media-container")||n.customElements.define("media-container",Be);var Tl=Be;var Ua=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},je=(t,e,i)=>(Ua(t,e,"read from private field"),i?i.call(t):e.get(t)),Oe=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},xa=(t,e,i,r)=>(Ua(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),Je=(t,e,i)=>(Ua(t,e,"access private method"),i),nr,Ei,et,sr,La,wa,gs,Ra,bs,Da,As,Ca,Ts,Oa,Is;function Il(t){return`
    <style>
      :host {
        font: var(--media-font,
          var(--media-font-weight, normal)
          var(--media-font-size, 14px) /
          var(--media-text-content-height, var(--media-control-height, 24px))
          var(--media-font-family, helvetica neue, segoe ui, roboto, arial, sans-serif));
        color: var(--media-text-color, var(--media-primary-color, rgb(238 238 238)));
        display: var(--media-dialog-display, inline-flex);
        justify-content: center;
        align-items: center;
        
        transition-behavior: allow-discrete;
        visibility: hidden;
        opacity: 0;
        transform: translateY(2px) scale(.99);
        pointer-events: none;
      }

      :host([open]) {
        transition: display .2s, visibility 0s, opacity .2s ease-out, transform .15s ease-out;
        visibility: visible;
        opacity: 1;
        transform: translateY(0) scale(1);
        pointer-events: auto;
      }

      #content {
        display: flex;
        position: relative;
        box-sizing: border-box;
        width: min(320px, 100%);
        word-wrap: break-word;
        max-height: 100%;
        overflow: auto;
        text-align: center;
        line-height: 1.4;
      }
    </style>
    ${this.getSlotTemplateHTML(t)}
  `}function Sl(t){return`
    <slot id="content"></slot>
  `}var pi={OPEN:"open",ANCHOR:"anchor"},me=class extends n.HTMLElement{constructor(){super(),Oe(this,sr),Oe(this,wa),Oe(this,Ra),Oe(this,Da),Oe(this,Ca),Oe(this,Oa),Oe(this,nr,!1),Oe(this,Ei,null),Oe(this,et,null)}static get observedAttributes(){return[pi.OPEN,pi.ANCHOR]}get open(){return _(this,pi.OPEN)}set open(e){g(this,pi.OPEN,e)}handleEvent(e){switch(e.type){case"invoke":Je(this,Da,As).call(this,e);break;case"focusout":Je(this,Ca,Ts).call(this,e);break;case"keydown":Je(this,Oa,Is).call(this,e);break}}connectedCallback(){Je(this,sr,La).call(this),this.role||(this.role="dialog"),this.addEventListener("invoke",this),this.addEventListener("focusout",this),this.addEventListener("keydown",this)}disconnectedCallback(){this.removeEventListener("invoke",this),this.removeEventListener("focusout",this),this.removeEventListener("keydown",this)}attributeChangedCallback(e,i,r){Je(this,sr,La).call(this),e===pi.OPEN&&r!==i&&(this.open?Je(this,wa,gs).call(this):Je(this,Ra,bs).call(this))}focus(){xa(this,Ei,Aa());let e=!this.dispatchEvent(new Event("focus",{composed:!0,cancelable:!0})),i=!this.dispatchEvent(new Event("focusin",{composed:!0,bubbles:!0,cancelable:!0}));if(e||i)return;let r=this.querySelector('[autofocus], [tabindex]:not([tabindex="-1"]), [role="menu"]');r?.focus()}get keysUsed(){return["Escape","Tab"]}};nr=new WeakMap;Ei=new WeakMap;et=new WeakMap;sr=new WeakSet;La=function(){if(!je(this,nr)&&(xa(this,nr,!0),!this.shadowRoot)){this.attachShadow(this.constructor.shadowRootOptions);let t=F(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(t),queueMicrotask(()=>{let{style:e}=x(this.shadowRoot,":host");e.setProperty("transition","display .15s, visibility .15s, opacity .15s ease-in, transform .15s ease-in")})}};wa=new WeakSet;gs=function(){var t;(t=je(this,et))==null||t.setAttribute("aria-expanded","true"),this.dispatchEvent(new Event("open",{composed:!0,bubbles:!0})),this.addEventListener("transitionend",()=>this.focus(),{once:!0})};Ra=new WeakSet;bs=function(){var t;(t=je(this,et))==null||t.setAttribute("aria-expanded","false"),this.dispatchEvent(new Event("close",{composed:!0,bubbles:!0}))};Da=new WeakSet;As=function(t){xa(this,et,t.relatedTarget),ge(this,t.relatedTarget)||(this.open=!this.open)};Ca=new WeakSet;Ts=function(t){var e;ge(this,t.relatedTarget)||((e=je(this,Ei))==null||e.focus(),je(this,et)&&je(this,et)!==t.relatedTarget&&this.open&&(this.open=!1))};Oa=new WeakSet;Is=function(t){var e,i,r,a,s;let{key:l,ctrlKey:d,altKey:c,metaKey:k}=t;d||c||k||this.keysUsed.includes(l)&&(t.preventDefault(),t.stopPropagation(),l==="Tab"?(t.shiftKey?(i=(e=this.previousElementSibling)==null?void 0:e.focus)==null||i.call(e):(a=(r=this.nextElementSibling)==null?void 0:r.focus)==null||a.call(r),this.blur()):l==="Escape"&&((s=je(this,Ei))==null||s.focus(),this.open=!1))};me.shadowRootOptions={mode:"open"};me.getTemplateHTML=Il;me.getSlotTemplateHTML=Sl;n.customElements.get("media-chrome-dialog")||n.customElements.define("media-chrome-dialog",me);var yl=me;var Ml=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},$e=(t,e,i)=>(Ml(t,e,"read from private field"),i?i.call(t):e.get(t)),Ss=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},At,Tt,vi={HOTKEYS:"hotkeys"},kl=[{keys:[{key:" ",label:"Space"},{key:"k"}],description:"Toggle Playback"},{keys:[{key:"m"}],description:"Toggle mute"},{keys:[{key:"f"}],description:"Toggle fullscreen"},{keys:[{key:"c"}],description:"Toggle captions or subtitles, if available"},{keys:[{key:"p"}],description:"Toggle Picture in Picture"},{keys:[{key:"ArrowLeft",label:"\u2190"},{key:"j"}],description:"Seek back 10s"},{keys:[{key:"ArrowRight",label:"\u2192"},{key:"l"}],description:"Seek forward 10s"},{keys:[{key:"ArrowUp",label:"\u2191"}],description:"Turn volume up"},{keys:[{key:"ArrowDown",label:"\u2193"}],description:"Turn volume down"},{keys:[{key:"<",label:"< (SHIFT+,)"}],description:"Decrease playback rate"},{keys:[{key:">",label:"> (SHIFT+.)"}],description:"Increase playback rate"},{keys:[{key:"shift+/",label:"SHIFT+/"}],description:"Show keyboard shortcuts"}];function lr(t){return t===" "?"nospace":`no${t.toLowerCase()}`}function Ll(t){let e=new Set(t?.split(/\s+/));return kl.map(({keys:i,description:r})=>({keys:i.filter(({key:a})=>!e.has(lr(a))),description:r})).filter(({keys:i})=>i.length)}function wl(t){return`
    <style>
      :host {
        position: fixed;
        top: 0;
        left: 0;
        z-index: 9999;
        background: rgb(20 20 30 / .8);
        backdrop-filter: blur(10px);
      }

      #content {
        display: block;
        width: clamp(400px, 40vw, 700px);
        max-width: 90vw;
        text-align: left;
      }

      h2 {
        margin: 0 0 1.5rem 0;
        font-size: 1.5rem;
        font-weight: 500;
        text-align: center;
      }

      .shortcuts-table {
        width: 100%;
        border-collapse: collapse;
      }

      .shortcuts-table tr {
        border-bottom: 1px solid rgba(255, 255, 255, 0.1);
      }

      .shortcuts-table tr:last-child {
        border-bottom: none;
      }

      .shortcuts-table td {
        padding: 0.75rem 0.5rem;
      }

      .shortcuts-table td:first-child {
        text-align: right;
        padding-right: 1rem;
        width: 40%;
        min-width: 120px;
      }

      .shortcuts-table td:last-child {
        padding-left: 1rem;
      }

      .key {
        display: inline-block;
        background: rgba(255, 255, 255, 0.15);
        border: 1px solid rgba(255, 255, 255, 0.2);
        border-radius: 4px;
        padding: 0.25rem 0.5rem;
        font-family: 'Courier New', monospace;
        font-size: 0.9rem;
        font-weight: 500;
        min-width: 1.5rem;
        text-align: center;
        margin: 0 0.2rem;
      }

      .description {
        color: rgba(255, 255, 255, 0.9);
        font-size: 0.95rem;
      }

      .key-combo {
        display: flex;
        align-items: center;
        justify-content: flex-end;
        gap: 0.3rem;
      }

      .key-separator {
        color: rgba(255, 255, 255, 0.5);
        font-size: 0.9rem;
      }
    </style>
    <slot id="content">
      ${ys(t[vi.HOTKEYS])}
    </slot>
  `}function ys(t){return`
    <h2>Keyboard Shortcuts</h2>
    <table class="shortcuts-table">${Ll(t).map(({keys:i,description:r})=>`
        <tr>
          <td>
            <div class="key-combo">${i.map(({key:s,label:l=s},d)=>d>0?`<span class="key-separator">or</span><span class="key">${l}</span>`:`<span class="key">${l}</span>`).join("")}</div>
          </td>
          <td class="description">${r}</td>
        </tr>
      `).join("")}</table>
  `}var fi=class extends me{constructor(){super(...arguments),Ss(this,At,e=>{var i;if(!this.open)return;let r=(i=this.shadowRoot)==null?void 0:i.querySelector("#content");if(!r)return;let a=e.composedPath(),s=a[0]===this||a.includes(this),l=a.includes(r);s&&!l&&(this.open=!1)}),Ss(this,Tt,e=>{if(!this.open)return;let i=e.shiftKey&&(e.key==="/"||e.key==="?");(e.key==="Escape"||i)&&!e.ctrlKey&&!e.altKey&&!e.metaKey&&(this.open=!1,e.preventDefault(),e.stopPropagation())})}static get observedAttributes(){return[...super.observedAttributes,vi.HOTKEYS]}get hotkeys(){var e;return(e=L(this,vi.HOTKEYS))!=null?e:void 0}set hotkeys(e){M(this,vi.HOTKEYS,e)}connectedCallback(){super.connectedCallback(),this.open&&(this.addEventListener("click",$e(this,At)),document.addEventListener("keydown",$e(this,Tt)))}disconnectedCallback(){this.removeEventListener("click",$e(this,At)),document.removeEventListener("keydown",$e(this,Tt))}attributeChangedCallback(e,i,r){var a;if(super.attributeChangedCallback(e,i,r),e==="open")this.open?(this.addEventListener("click",$e(this,At)),document.addEventListener("keydown",$e(this,Tt))):(this.removeEventListener("click",$e(this,At)),document.removeEventListener("keydown",$e(this,Tt)));else if(e===vi.HOTKEYS&&r!==i){let s=(a=this.shadowRoot)==null?void 0:a.querySelector("#content");s&&(s.innerHTML=ys(r))}}};At=new WeakMap;Tt=new WeakMap;fi.getSlotTemplateHTML=wl;n.customElements.get("media-keyboard-shortcuts-dialog")||n.customElements.define("media-keyboard-shortcuts-dialog",fi);var Rl=fi;var Ms=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},q=(t,e,i)=>(Ms(t,e,"read from private field"),i?i.call(t):e.get(t)),_i=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},dr=(t,e,i,r)=>(Ms(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),It,St,cr,tt,Ue,We,yt=class{constructor(e,i,{defaultValue:r}={defaultValue:void 0}){_i(this,Ue),_i(this,It,void 0),_i(this,St,void 0),_i(this,cr,void 0),_i(this,tt,new Set),dr(this,It,e),dr(this,St,i),dr(this,cr,new Set(r))}[Symbol.iterator](){return q(this,Ue,We).values()}get length(){return q(this,Ue,We).size}get value(){var e;return(e=[...q(this,Ue,We)].join(" "))!=null?e:""}set value(e){var i;e!==this.value&&(dr(this,tt,new Set),this.add(...(i=e?.split(" "))!=null?i:[]))}toString(){return this.value}item(e){return[...q(this,Ue,We)][e]}values(){return q(this,Ue,We).values()}forEach(e,i){q(this,Ue,We).forEach(e,i)}add(...e){var i,r;e.forEach(a=>q(this,tt).add(a)),!(this.value===""&&!((i=q(this,It))!=null&&i.hasAttribute(`${q(this,St)}`)))&&((r=q(this,It))==null||r.setAttribute(`${q(this,St)}`,`${this.value}`))}remove(...e){var i;e.forEach(r=>q(this,tt).delete(r)),(i=q(this,It))==null||i.setAttribute(`${q(this,St)}`,`${this.value}`)}contains(e){return q(this,Ue,We).has(e)}toggle(e,i){return typeof i<"u"?i?(this.add(e),!0):(this.remove(e),!1):this.contains(e)?(this.remove(e),!1):(this.add(e),!0)}replace(e,i){return this.remove(e),this.add(i),e===i}};It=new WeakMap;St=new WeakMap;cr=new WeakMap;tt=new WeakMap;Ue=new WeakSet;We=function(){return q(this,tt).size?q(this,tt):q(this,cr)};var Dl=(t="")=>t.split(/\s+/),ks=(t="")=>{let[e,i,r]=t.split(":"),a=r?decodeURIComponent(r):void 0;return{kind:e==="cc"?X.CAPTIONS:X.SUBTITLES,language:i,label:a}},Pa=(t="",e={})=>Dl(t).map(i=>{let r=ks(i);return{...e,...r}}),Na=t=>t?Array.isArray(t)?t.map(e=>typeof e=="string"?ks(e):e):typeof t=="string"?Pa(t):[t]:[],Cl=({kind:t,label:e,language:i}={kind:"subtitles"})=>e?`${t==="captions"?"cc":"sb"}:${i}:${encodeURIComponent(e)}`:i,gi=(t=[])=>Array.prototype.map.call(t,Cl).join(" "),Ol=(t,e)=>i=>i[t]===e,Ls=t=>{let e=Object.entries(t).map(([i,r])=>Ol(i,r));return i=>e.every(r=>r(i))},it=(t,e=[],i=[])=>{let r=Na(i).map(Ls),a=s=>r.some(l=>l(s));Array.from(e).filter(a).forEach(s=>{s.mode=t})},rt=(t,e=()=>!0)=>{if(!t?.textTracks)return[];let i=typeof e=="function"?e:Ls(e);return Array.from(t.textTracks).filter(i)},ws=t=>{var e;return!!((e=t.mediaSubtitlesShowing)!=null&&e.length)||t.hasAttribute(o.MEDIA_SUBTITLES_SHOWING)};var Ds=t=>{var e;let{media:i,fullscreenElement:r}=t;try{let a=r&&"requestFullscreen"in r?"requestFullscreen":r&&"webkitRequestFullScreen"in r?"webkitRequestFullScreen":void 0;if(a){let s=(e=r[a])==null?void 0:e.call(r);if(s instanceof Promise)return s.catch(()=>{})}else i?.webkitEnterFullscreen?i.webkitEnterFullscreen():i?.requestFullscreen&&i.requestFullscreen()}catch(a){console.error(a)}},Rs="exitFullscreen"in W?"exitFullscreen":"webkitExitFullscreen"in W?"webkitExitFullscreen":"webkitCancelFullScreen"in W?"webkitCancelFullScreen":void 0,Cs=t=>{var e;let{documentElement:i}=t;if(Rs){let r=(e=i?.[Rs])==null?void 0:e.call(i);if(r instanceof Promise)return r.catch(()=>{})}},bi="fullscreenElement"in W?"fullscreenElement":"webkitFullscreenElement"in W?"webkitFullscreenElement":void 0,Ul=t=>{let{documentElement:e,media:i}=t,r=e?.[bi];return!r&&"webkitDisplayingFullscreen"in i&&"webkitPresentationMode"in i&&i.webkitDisplayingFullscreen&&i.webkitPresentationMode===fa.FULLSCREEN?i:r},Os=t=>{var e;let{media:i,documentElement:r,fullscreenElement:a=i}=t;if(!i||!r)return!1;let s=Ul(t);if(!s)return!1;if(s===a||s===i)return!0;if(s.localName.includes("-")){let l=s.shadowRoot;if(!(bi in l))return ge(s,a);for(;l?.[bi];){if(l[bi]===a)return!0;l=(e=l[bi])==null?void 0:e.shadowRoot}}return!1},xl="fullscreenEnabled"in W?"fullscreenEnabled":"webkitFullscreenEnabled"in W?"webkitFullscreenEnabled":void 0,Us=t=>{let{documentElement:e,media:i}=t;return!!e?.[xl]||i&&"webkitSupportsFullscreen"in i};var ur,Ha=()=>{var t,e;return ur||(ur=(e=(t=W)==null?void 0:t.createElement)==null?void 0:e.call(t,"video"),ur)},xs=async(t=Ha())=>{if(!t)return!1;let e=t.volume;t.volume=e/2+.1;let i=new AbortController,r=await Promise.race([Pl(t,i.signal),Nl(t,e)]);return i.abort(),r},Pl=(t,e)=>new Promise(i=>{t.addEventListener("volumechange",()=>i(!0),{signal:e})}),Nl=async(t,e)=>{for(let i=0;i<10;i++){if(t.volume===e)return!1;await Vi(10)}return t.volume!==e},Hl=/.*Version\/.*Safari\/.*/.test(n.navigator.userAgent),Fa=(t=Ha())=>n.matchMedia("(display-mode: standalone)").matches&&Hl?!1:typeof t?.requestPictureInPicture=="function",Ba=(t=Ha())=>Us({documentElement:W,media:t}),Ps=Ba(),Ns=Fa(),Hs=!!n.WebKitPlaybackTargetAvailabilityEvent,Fs=!!n.chrome;var Mt=t=>rt(t.media,e=>[X.SUBTITLES,X.CAPTIONS].includes(e.kind)).sort((e,i)=>e.kind>=i.kind?1:-1),$a=t=>rt(t.media,e=>e.mode===Ce.SHOWING&&[X.SUBTITLES,X.CAPTIONS].includes(e.kind)),hr=(t,e)=>{let i=Mt(t),r=$a(t),a=!!r.length;if(i.length){if(e===!1||a&&e!==!0)it(Ce.DISABLED,i,r);else if(e===!0||!a&&e!==!1){let s=i[0],{options:l}=t;if(!l?.noSubtitlesLangPref){let S=n.localStorage.getItem("media-chrome-pref-subtitles-lang"),T=S?[S,...n.navigator.languages]:n.navigator.languages,f=i.filter(p=>T.some(A=>p.language.toLowerCase().startsWith(A.split("-")[0]))).sort((p,A)=>{let v=T.findIndex(I=>p.language.toLowerCase().startsWith(I.split("-")[0])),w=T.findIndex(I=>A.language.toLowerCase().startsWith(I.split("-")[0]));return v-w});f[0]&&(s=f[0])}let{language:d,label:c,kind:k}=s;it(Ce.DISABLED,i,r),it(Ce.SHOWING,i,[{language:d,label:c,kind:k}])}}},mr=(t,e)=>t===e?!0:t==null||e==null||typeof t!=typeof e?!1:typeof t=="number"&&Number.isNaN(t)&&Number.isNaN(e)?!0:typeof t!="object"?!1:Array.isArray(t)?Fl(t,e):Object.entries(t).every(([i,r])=>i in e&&mr(r,e[i])),Fl=(t,e)=>{let i=Array.isArray(t),r=Array.isArray(e);return i!==r?!1:i||r?t.length!==e.length?!1:t.every((a,s)=>mr(a,e[s])):!0};var Bl=Object.values(te),pr,$l=xs().then(t=>(pr=t,pr)),Bs=async(...t)=>{await Promise.all(t.filter(e=>e).map(async e=>{if(!("localName"in e&&e instanceof n.HTMLElement))return;let i=e.localName;if(!i.includes("-"))return;let r=n.customElements.get(i);r&&e instanceof r||(await n.customElements.whenDefined(i),n.customElements.upgrade(e))}))},Wl=new n.DOMParser,Vl=t=>t&&(Wl.parseFromString(t,"text/html").body.textContent||t),kt={mediaError:{get(t,e){let{media:i}=t;if(e?.type!=="playing")return i?.error},mediaEvents:["emptied","error","playing"]},mediaErrorCode:{get(t,e){var i;let{media:r}=t;if(e?.type!=="playing")return(i=r?.error)==null?void 0:i.code},mediaEvents:["emptied","error","playing"]},mediaErrorMessage:{get(t,e){var i,r;let{media:a}=t;if(e?.type!=="playing")return(r=(i=a?.error)==null?void 0:i.message)!=null?r:""},mediaEvents:["emptied","error","playing"]},mediaWidth:{get(t){var e;let{media:i}=t;return(e=i?.videoWidth)!=null?e:0},mediaEvents:["resize"]},mediaHeight:{get(t){var e;let{media:i}=t;return(e=i?.videoHeight)!=null?e:0},mediaEvents:["resize"]},mediaPaused:{get(t){var e;let{media:i}=t;return(e=i?.paused)!=null?e:!0},set(t,e){var i;let{media:r}=e;r&&(t?r.pause():(i=r.play())==null||i.catch(()=>{}))},mediaEvents:["play","playing","pause","emptied"]},mediaHasPlayed:{get(t,e){let{media:i}=t;return i?e?e.type==="playing":!i.paused:!1},mediaEvents:["playing","emptied"]},mediaEnded:{get(t){var e;let{media:i}=t;return(e=i?.ended)!=null?e:!1},mediaEvents:["seeked","ended","emptied"]},mediaPlaybackRate:{get(t){var e;let{media:i}=t;return(e=i?.playbackRate)!=null?e:1},set(t,e){let{media:i}=e;i&&Number.isFinite(+t)&&(i.playbackRate=+t)},mediaEvents:["ratechange","loadstart"]},mediaMuted:{get(t){var e;let{media:i}=t;return(e=i?.muted)!=null?e:!1},set(t,e){let{media:i,options:{noMutedPref:r}={}}=e;if(i){i.muted=t;try{let a=n.localStorage.getItem("media-chrome-pref-muted")!==null,s=i.hasAttribute("muted");if(r){a&&n.localStorage.removeItem("media-chrome-pref-muted");return}if(s&&!a)return;n.localStorage.setItem("media-chrome-pref-muted",t?"true":"false")}catch(a){console.debug("Error setting muted pref",a)}}},mediaEvents:["volumechange"],stateOwnersUpdateHandlers:[(t,e)=>{let{options:{noMutedPref:i}}=e,{media:r}=e;if(!(!r||r.muted||i))try{let a=n.localStorage.getItem("media-chrome-pref-muted")==="true";kt.mediaMuted.set(a,e),t(a)}catch(a){console.debug("Error getting muted pref",a)}}]},mediaLoop:{get(t){let{media:e}=t;return e?.loop},set(t,e){let{media:i}=e;i&&(i.loop=t)},mediaEvents:["medialooprequest"]},mediaVolume:{get(t){var e;let{media:i}=t;return(e=i?.volume)!=null?e:1},set(t,e){let{media:i,options:{noVolumePref:r}={}}=e;if(i){try{t==null?n.localStorage.removeItem("media-chrome-pref-volume"):!i.hasAttribute("muted")&&!r&&n.localStorage.setItem("media-chrome-pref-volume",t.toString())}catch(a){console.debug("Error setting volume pref",a)}Number.isFinite(+t)&&(i.volume=+t)}},mediaEvents:["volumechange"],stateOwnersUpdateHandlers:[(t,e)=>{let{options:{noVolumePref:i}}=e;if(!i)try{let{media:r}=e;if(!r)return;let a=n.localStorage.getItem("media-chrome-pref-volume");if(a==null)return;kt.mediaVolume.set(+a,e),t(+a)}catch(r){console.debug("Error getting volume pref",r)}}]},mediaVolumeLevel:{get(t){let{media:e}=t;return typeof e?.volume>"u"?"high":e.muted||e.volume===0?"off":e.volume<.5?"low":e.volume<.75?"medium":"high"},mediaEvents:["volumechange"]},mediaCurrentTime:{get(t){var e;let{media:i}=t;return(e=i?.currentTime)!=null?e:0},set(t,e){let{media:i}=e;!i||!ht(t)||(i.currentTime=t)},mediaEvents:["timeupdate","loadedmetadata","seeking"]},mediaDuration:{get(t){let{media:e,options:{defaultDuration:i}={}}=t;return i&&(!e||!e.duration||Number.isNaN(e.duration)||!Number.isFinite(e.duration))?i:Number.isFinite(e?.duration)?e.duration:Number.NaN},mediaEvents:["durationchange","loadedmetadata","emptied"]},mediaLoading:{get(t){let{media:e}=t;return e?.readyState<3},mediaEvents:["waiting","playing","emptied"]},mediaSeekable:{get(t){var e;let{media:i}=t;if(!((e=i?.seekable)!=null&&e.length))return;let r=i.seekable.start(0),a=i.seekable.end(i.seekable.length-1);if(!(!r&&!a))return[Number(r.toFixed(3)),Number(a.toFixed(3))]},mediaEvents:["loadedmetadata","emptied","progress","seekablechange"]},mediaBuffered:{get(t){var e;let{media:i}=t,r=(e=i?.buffered)!=null?e:[];return Array.from(r).map((a,s)=>[Number(r.start(s).toFixed(3)),Number(r.end(s).toFixed(3))])},mediaEvents:["progress","emptied"]},mediaStreamType:{get(t){let{media:e,options:{defaultStreamType:i}={}}=t,r=[te.LIVE,te.ON_DEMAND].includes(i)?i:void 0;if(!e)return r;let{streamType:a}=e;if(Bl.includes(a))return a===te.UNKNOWN?r:a;let s=e.duration;return s===1/0?te.LIVE:Number.isFinite(s)?te.ON_DEMAND:r},mediaEvents:["emptied","durationchange","loadedmetadata","streamtypechange"]},mediaTargetLiveWindow:{get(t){let{media:e}=t;if(!e)return Number.NaN;let{targetLiveWindow:i}=e,r=kt.mediaStreamType.get(t);return(i==null||Number.isNaN(i))&&r===te.LIVE?0:i},mediaEvents:["emptied","durationchange","loadedmetadata","streamtypechange","targetlivewindowchange"]},mediaTimeIsLive:{get(t){let{media:e,options:{liveEdgeOffset:i=10}={}}=t;if(!e)return!1;if(typeof e.liveEdgeStart=="number")return Number.isNaN(e.liveEdgeStart)?!1:e.currentTime>=e.liveEdgeStart;if(!(kt.mediaStreamType.get(t)===te.LIVE))return!1;let a=e.seekable;if(!a)return!0;if(!a.length)return!1;let s=a.end(a.length-1)-i;return e.currentTime>=s},mediaEvents:["playing","timeupdate","progress","waiting","emptied"]},mediaSubtitlesList:{get(t){return Mt(t).map(({kind:e,label:i,language:r})=>({kind:e,label:i,language:r}))},mediaEvents:["loadstart"],textTracksEvents:["addtrack","removetrack"]},mediaSubtitlesShowing:{get(t){return $a(t).map(({kind:e,label:i,language:r})=>({kind:e,label:i,language:r}))},mediaEvents:["loadstart"],textTracksEvents:["addtrack","removetrack","change"],stateOwnersUpdateHandlers:[(t,e)=>{var i,r;let{media:a,options:s}=e;if(!a)return;let l=d=>{var c;!s.defaultSubtitles||d&&![X.CAPTIONS,X.SUBTITLES].includes((c=d?.track)==null?void 0:c.kind)||hr(e,!0)};return a.addEventListener("loadstart",l),(i=a.textTracks)==null||i.addEventListener("addtrack",l),(r=a.textTracks)==null||r.addEventListener("removetrack",l),()=>{var d,c;a.removeEventListener("loadstart",l),(d=a.textTracks)==null||d.removeEventListener("addtrack",l),(c=a.textTracks)==null||c.removeEventListener("removetrack",l)}}]},mediaChaptersCues:{get(t){var e;let{media:i}=t;if(!i)return[];let[r]=rt(i,{kind:X.CHAPTERS});return Array.from((e=r?.cues)!=null?e:[]).map(({text:a,startTime:s,endTime:l})=>({text:Vl(a),startTime:s,endTime:l}))},mediaEvents:["loadstart","loadedmetadata"],textTracksEvents:["addtrack","removetrack","change"],stateOwnersUpdateHandlers:[(t,e)=>{var i;let{media:r}=e;if(!r)return;let a=r.querySelector('track[kind="chapters"][default][src]'),s=(i=r.shadowRoot)==null?void 0:i.querySelector(':is(video,audio) > track[kind="chapters"][default][src]');return a?.addEventListener("load",t),s?.addEventListener("load",t),()=>{a?.removeEventListener("load",t),s?.removeEventListener("load",t)}}]},mediaIsPip:{get(t){var e,i;let{media:r,documentElement:a}=t;if(!r||!a||!a.pictureInPictureElement)return!1;if(a.pictureInPictureElement===r)return!0;if(a.pictureInPictureElement instanceof HTMLMediaElement)return(e=r.localName)!=null&&e.includes("-")?ge(r,a.pictureInPictureElement):!1;if(a.pictureInPictureElement.localName.includes("-")){let s=a.pictureInPictureElement.shadowRoot;for(;s?.pictureInPictureElement;){if(s.pictureInPictureElement===r)return!0;s=(i=s.pictureInPictureElement)==null?void 0:i.shadowRoot}}return!1},set(t,e){let{media:i}=e;if(i)if(t){if(!W.pictureInPictureEnabled){console.warn("MediaChrome: Picture-in-picture is not enabled");return}if(!i.requestPictureInPicture){console.warn("MediaChrome: The current media does not support picture-in-picture");return}let r=()=>{console.warn("MediaChrome: The media is not ready for picture-in-picture. It must have a readyState > 0.")};i.requestPictureInPicture().catch(a=>{if(a.code===11){if(!i.src){console.warn("MediaChrome: The media is not ready for picture-in-picture. It must have a src set.");return}if(i.readyState===0&&i.preload==="none"){let s=()=>{i.removeEventListener("loadedmetadata",l),i.preload="none"},l=()=>{i.requestPictureInPicture().catch(r),s()};i.addEventListener("loadedmetadata",l),i.preload="metadata",setTimeout(()=>{i.readyState===0&&r(),s()},1e3)}else throw a}else throw a})}else W.pictureInPictureElement&&W.exitPictureInPicture()},mediaEvents:["enterpictureinpicture","leavepictureinpicture"]},mediaRenditionList:{get(t){var e;let{media:i}=t;return[...(e=i?.videoRenditions)!=null?e:[]].map(r=>({...r}))},mediaEvents:["emptied","loadstart"],videoRenditionsEvents:["addrendition","removerendition"]},mediaRenditionSelected:{get(t){var e,i,r;let{media:a}=t;return(r=(i=a?.videoRenditions)==null?void 0:i[(e=a.videoRenditions)==null?void 0:e.selectedIndex])==null?void 0:r.id},set(t,e){let{media:i}=e;if(!i?.videoRenditions){console.warn("MediaController: Rendition selection not supported by this media.");return}let r=t,a=Array.prototype.findIndex.call(i.videoRenditions,s=>s.id==r);i.videoRenditions.selectedIndex!=a&&(i.videoRenditions.selectedIndex=a)},mediaEvents:["emptied"],videoRenditionsEvents:["addrendition","removerendition","change"]},mediaAudioTrackList:{get(t){var e;let{media:i}=t;return[...(e=i?.audioTracks)!=null?e:[]]},mediaEvents:["emptied","loadstart"],audioTracksEvents:["addtrack","removetrack"]},mediaAudioTrackEnabled:{get(t){var e,i;let{media:r}=t;return(i=[...(e=r?.audioTracks)!=null?e:[]].find(a=>a.enabled))==null?void 0:i.id},set(t,e){let{media:i}=e;if(!i?.audioTracks){console.warn("MediaChrome: Audio track selection not supported by this media.");return}let r=t;for(let a of i.audioTracks)a.enabled=r==a.id},mediaEvents:["emptied"],audioTracksEvents:["addtrack","removetrack","change"]},mediaIsFullscreen:{get(t){return Os(t)},set(t,e,i){var r,a;t?(Ds(e),i.detail&&!((r=e.media)!=null&&r.inert)&&((a=e.media)==null||a.focus())):Cs(e)},rootEvents:["fullscreenchange","webkitfullscreenchange"],mediaEvents:["webkitbeginfullscreen","webkitendfullscreen","webkitpresentationmodechanged"]},mediaIsCasting:{get(t){var e;let{media:i}=t;return!i?.remote||((e=i.remote)==null?void 0:e.state)==="disconnected"?!1:i.remote.state==="connected"},set(t,e){var i,r;let{media:a}=e;if(a&&!(t&&((i=a.remote)==null?void 0:i.state)!=="disconnected")&&!(!t&&((r=a.remote)==null?void 0:r.state)!=="connected")){if(typeof a.remote.prompt!="function"){console.warn("MediaChrome: Casting is not supported in this environment");return}a.remote.prompt().catch(()=>{})}},remoteEvents:["connect","connecting","disconnect"]},mediaIsAirplaying:{get(){return!1},set(t,e){let{media:i}=e;if(i){if(!(i.webkitShowPlaybackTargetPicker&&n.WebKitPlaybackTargetAvailabilityEvent)){console.error("MediaChrome: received a request to select AirPlay but AirPlay is not supported in this environment");return}i.webkitShowPlaybackTargetPicker()}},mediaEvents:["webkitcurrentplaybacktargetiswirelesschanged"]},mediaFullscreenUnavailable:{get(t){let{media:e}=t;if(!Ps||!Ba(e))return J.UNSUPPORTED}},mediaPipUnavailable:{get(t){let{media:e}=t;if(!Ns||!Fa(e))return J.UNSUPPORTED;if(e?.disablePictureInPicture)return J.UNAVAILABLE}},mediaVolumeUnavailable:{get(t){let{media:e}=t;if(pr===!1||e?.volume==null)return J.UNSUPPORTED},stateOwnersUpdateHandlers:[t=>{pr==null&&$l.then(e=>t(e?void 0:J.UNSUPPORTED))}]},mediaCastUnavailable:{get(t,{availability:e="not-available"}={}){var i;let{media:r}=t;if(!Fs||!((i=r?.remote)!=null&&i.state))return J.UNSUPPORTED;if(!(e==null||e==="available"))return J.UNAVAILABLE},stateOwnersUpdateHandlers:[(t,e)=>{var i;let{media:r}=e;return r?(r.disableRemotePlayback||r.hasAttribute("disableremoteplayback")||(i=r?.remote)==null||i.watchAvailability(s=>{t({availability:s?"available":"not-available"})}).catch(s=>{s.name==="NotSupportedError"?t({availability:null}):t({availability:"not-available"})}),()=>{var s;(s=r?.remote)==null||s.cancelWatchAvailability().catch(()=>{})}):void 0}]},mediaAirplayUnavailable:{get(t,e){if(!Hs)return J.UNSUPPORTED;if(e?.availability==="not-available")return J.UNAVAILABLE},mediaEvents:["webkitplaybacktargetavailabilitychanged"],stateOwnersUpdateHandlers:[(t,e)=>{var i;let{media:r}=e;return r?(r.disableRemotePlayback||r.hasAttribute("disableremoteplayback")||(i=r?.remote)==null||i.watchAvailability(s=>{t({availability:s?"available":"not-available"})}).catch(s=>{s.name==="NotSupportedError"?t({availability:null}):t({availability:"not-available"})}),()=>{var s;(s=r?.remote)==null||s.cancelWatchAvailability().catch(()=>{})}):void 0}]},mediaRenditionUnavailable:{get(t){var e;let{media:i}=t;if(!i?.videoRenditions)return J.UNSUPPORTED;if(!((e=i.videoRenditions)!=null&&e.length))return J.UNAVAILABLE},mediaEvents:["emptied","loadstart"],videoRenditionsEvents:["addrendition","removerendition"]},mediaAudioTrackUnavailable:{get(t){var e,i;let{media:r}=t;if(!r?.audioTracks)return J.UNSUPPORTED;if(((i=(e=r.audioTracks)==null?void 0:e.length)!=null?i:0)<=1)return J.UNAVAILABLE},mediaEvents:["emptied","loadstart"],audioTracksEvents:["addtrack","removetrack"]},mediaLang:{get(t){let{options:{mediaLang:e}={}}=t;return e??"en"}}};var $s={[h.MEDIA_PREVIEW_REQUEST](t,e,{detail:i}){var r,a,s;let{media:l}=e,d=i??void 0,c,k;if(l&&d!=null){let[p]=rt(l,{kind:X.METADATA,label:"thumbnails"}),A=Array.prototype.find.call((r=p?.cues)!=null?r:[],(v,w,I)=>w===0?v.endTime>d:w===I.length-1?v.startTime<=d:v.startTime<=d&&v.endTime>d);if(A){let v=/'^(?:[a-z]+:)?\/\//i.test(A.text)||(a=l?.querySelector('track[label="thumbnails"]'))==null?void 0:a.src,w=new URL(A.text,v);k=new URLSearchParams(w.hash).get("#xywh").split(",").map(Z=>+Z),c=w.href}}let S=t.mediaDuration.get(e),f=(s=t.mediaChaptersCues.get(e).find((p,A,v)=>A===v.length-1&&S===p.endTime?p.startTime<=d&&p.endTime>=d:p.startTime<=d&&p.endTime>d))==null?void 0:s.text;return i!=null&&f==null&&(f=""),{mediaPreviewTime:d,mediaPreviewImage:c,mediaPreviewCoords:k,mediaPreviewChapter:f}},[h.MEDIA_PAUSE_REQUEST](t,e){t["mediaPaused"].set(!0,e)},[h.MEDIA_PLAY_REQUEST](t,e){var i,r,a,s;let l="mediaPaused",c=t.mediaStreamType.get(e)===te.LIVE,k=!((i=e.options)!=null&&i.noAutoSeekToLive),S=t.mediaTargetLiveWindow.get(e)>0;if(c&&k&&!S){let T=(r=t.mediaSeekable.get(e))==null?void 0:r[1];if(T){let f=(s=(a=e.options)==null?void 0:a.seekToLiveOffset)!=null?s:0,p=T-f;t.mediaCurrentTime.set(p,e)}}t[l].set(!1,e)},[h.MEDIA_PLAYBACK_RATE_REQUEST](t,e,{detail:i}){let r="mediaPlaybackRate",a=i;t[r].set(a,e)},[h.MEDIA_MUTE_REQUEST](t,e){t["mediaMuted"].set(!0,e)},[h.MEDIA_UNMUTE_REQUEST](t,e){let i="mediaMuted";t.mediaVolume.get(e)||t.mediaVolume.set(.25,e),t[i].set(!1,e)},[h.MEDIA_LOOP_REQUEST](t,e,{detail:i}){let r="mediaLoop",a=!!i;return t[r].set(a,e),{mediaLoop:a}},[h.MEDIA_VOLUME_REQUEST](t,e,{detail:i}){let r="mediaVolume",a=i;a&&t.mediaMuted.get(e)&&t.mediaMuted.set(!1,e),t[r].set(a,e)},[h.MEDIA_SEEK_REQUEST](t,e,{detail:i}){let r="mediaCurrentTime",a=i;t[r].set(a,e)},[h.MEDIA_SEEK_TO_LIVE_REQUEST](t,e){var i,r,a;let s="mediaCurrentTime",l=(i=t.mediaSeekable.get(e))==null?void 0:i[1];if(Number.isNaN(Number(l)))return;let d=(a=(r=e.options)==null?void 0:r.seekToLiveOffset)!=null?a:0,c=l-d;t[s].set(c,e)},[h.MEDIA_SHOW_SUBTITLES_REQUEST](t,e,{detail:i}){var r;let{options:a}=e,s=Mt(e),l=Na(i),d=(r=l[0])==null?void 0:r.language;d&&!a.noSubtitlesLangPref&&n.localStorage.setItem("media-chrome-pref-subtitles-lang",d),it(Ce.SHOWING,s,l)},[h.MEDIA_DISABLE_SUBTITLES_REQUEST](t,e,{detail:i}){let r=Mt(e),a=i??[];it(Ce.DISABLED,r,a)},[h.MEDIA_TOGGLE_SUBTITLES_REQUEST](t,e,{detail:i}){hr(e,i)},[h.MEDIA_RENDITION_REQUEST](t,e,{detail:i}){let r="mediaRenditionSelected",a=i;t[r].set(a,e)},[h.MEDIA_AUDIO_TRACK_REQUEST](t,e,{detail:i}){let r="mediaAudioTrackEnabled",a=i;t[r].set(a,e)},[h.MEDIA_ENTER_PIP_REQUEST](t,e){let i="mediaIsPip";t.mediaIsFullscreen.get(e)&&t.mediaIsFullscreen.set(!1,e),t[i].set(!0,e)},[h.MEDIA_EXIT_PIP_REQUEST](t,e){t["mediaIsPip"].set(!1,e)},[h.MEDIA_ENTER_FULLSCREEN_REQUEST](t,e,i){let r="mediaIsFullscreen";t.mediaIsPip.get(e)&&t.mediaIsPip.set(!1,e),t[r].set(!0,e,i)},[h.MEDIA_EXIT_FULLSCREEN_REQUEST](t,e){t["mediaIsFullscreen"].set(!1,e)},[h.MEDIA_ENTER_CAST_REQUEST](t,e){let i="mediaIsCasting";t.mediaIsFullscreen.get(e)&&t.mediaIsFullscreen.set(!1,e),t[i].set(!0,e)},[h.MEDIA_EXIT_CAST_REQUEST](t,e){t["mediaIsCasting"].set(!1,e)},[h.MEDIA_AIRPLAY_REQUEST](t,e){t["mediaIsAirplaying"].set(!0,e)}};var Ws=({media:t,fullscreenElement:e,documentElement:i,stateMediator:r=kt,requestMap:a=$s,options:s={},monitorStateOwnersOnlyWithSubscriptions:l=!0})=>{let d=[],c={options:{...s}},k=Object.freeze({mediaPreviewTime:void 0,mediaPreviewImage:void 0,mediaPreviewCoords:void 0,mediaPreviewChapter:void 0}),S=v=>{v!=null&&(mr(v,k)||(k=Object.freeze({...k,...v}),d.forEach(w=>w(k))))},T=()=>{let v=Object.entries(r).reduce((w,[I,{get:Z}])=>(w[I]=Z(c),w),{});S(v)},f={},p,A=async(v,w)=>{var I,Z,oi,si,dt,Re,De,ni,Xe,So,yo,Mo,ko,Lo,wo,Ro;let Kn=!!p;if(p={...c,...p??{},...v},Kn)return;await Bs(...Object.values(v));let ct=d.length>0&&w===0&&l,Do=c.media!==p.media,Co=((I=c.media)==null?void 0:I.textTracks)!==((Z=p.media)==null?void 0:Z.textTracks),Oo=((oi=c.media)==null?void 0:oi.videoRenditions)!==((si=p.media)==null?void 0:si.videoRenditions),Uo=((dt=c.media)==null?void 0:dt.audioTracks)!==((Re=p.media)==null?void 0:Re.audioTracks),xo=((De=c.media)==null?void 0:De.remote)!==((ni=p.media)==null?void 0:ni.remote),Po=c.documentElement!==p.documentElement,No=!!c.media&&(Do||ct),Ho=!!((Xe=c.media)!=null&&Xe.textTracks)&&(Co||ct),Fo=!!((So=c.media)!=null&&So.videoRenditions)&&(Oo||ct),Bo=!!((yo=c.media)!=null&&yo.audioTracks)&&(Uo||ct),$o=!!((Mo=c.media)!=null&&Mo.remote)&&(xo||ct),Wo=!!c.documentElement&&(Po||ct),Ea=No||Ho||Fo||Bo||$o||Wo,ut=d.length===0&&w===1&&l,Vo=!!p.media&&(Do||ut),Ko=!!((ko=p.media)!=null&&ko.textTracks)&&(Co||ut),Go=!!((Lo=p.media)!=null&&Lo.videoRenditions)&&(Oo||ut),qo=!!((wo=p.media)!=null&&wo.audioTracks)&&(Uo||ut),Yo=!!((Ro=p.media)!=null&&Ro.remote)&&(xo||ut),Qo=!!p.documentElement&&(Po||ut),zo=Vo||Ko||Go||qo||Yo||Qo;if(!(Ea||zo)){Object.entries(p).forEach(([O,li])=>{c[O]=li}),T(),p=void 0;return}Object.entries(r).forEach(([O,{get:li,mediaEvents:Gn=[],textTracksEvents:qn=[],videoRenditionsEvents:Yn=[],audioTracksEvents:Qn=[],remoteEvents:zn=[],rootEvents:Zn=[],stateOwnersUpdateHandlers:Xn=[]}])=>{f[O]||(f[O]={});let ie=N=>{let $=li(c,N);S({[O]:$})},G;G=f[O].mediaEvents,Gn.forEach(N=>{G&&No&&(c.media.removeEventListener(N,G),f[O].mediaEvents=void 0),Vo&&(p.media.addEventListener(N,ie),f[O].mediaEvents=ie)}),G=f[O].textTracksEvents,qn.forEach(N=>{var $,de;G&&Ho&&(($=c.media.textTracks)==null||$.removeEventListener(N,G),f[O].textTracksEvents=void 0),Ko&&((de=p.media.textTracks)==null||de.addEventListener(N,ie),f[O].textTracksEvents=ie)}),G=f[O].videoRenditionsEvents,Yn.forEach(N=>{var $,de;G&&Fo&&(($=c.media.videoRenditions)==null||$.removeEventListener(N,G),f[O].videoRenditionsEvents=void 0),Go&&((de=p.media.videoRenditions)==null||de.addEventListener(N,ie),f[O].videoRenditionsEvents=ie)}),G=f[O].audioTracksEvents,Qn.forEach(N=>{var $,de;G&&Bo&&(($=c.media.audioTracks)==null||$.removeEventListener(N,G),f[O].audioTracksEvents=void 0),qo&&((de=p.media.audioTracks)==null||de.addEventListener(N,ie),f[O].audioTracksEvents=ie)}),G=f[O].remoteEvents,zn.forEach(N=>{var $,de;G&&$o&&(($=c.media.remote)==null||$.removeEventListener(N,G),f[O].remoteEvents=void 0),Yo&&((de=p.media.remote)==null||de.addEventListener(N,ie),f[O].remoteEvents=ie)}),G=f[O].rootEvents,Zn.forEach(N=>{G&&Wo&&(c.documentElement.removeEventListener(N,G),f[O].rootEvents=void 0),Qo&&(p.documentElement.addEventListener(N,ie),f[O].rootEvents=ie)});let $i=f[O].stateOwnersUpdateHandlers;if($i&&Ea&&(Array.isArray($i)?$i:[$i]).forEach($=>{typeof $=="function"&&$()}),zo){let N=Xn.map($=>$(ie,p)).filter($=>typeof $=="function");f[O].stateOwnersUpdateHandlers=N.length===1?N[0]:N}else Ea&&(f[O].stateOwnersUpdateHandlers=void 0)}),Object.entries(p).forEach(([O,li])=>{c[O]=li}),T(),p=void 0};return A({media:t,fullscreenElement:e,documentElement:i,options:s}),{dispatch(v){let{type:w,detail:I}=v;if(a[w]&&k.mediaErrorCode==null){S(a[w](r,c,v));return}w==="mediaelementchangerequest"?A({media:I}):w==="fullscreenelementchangerequest"?A({fullscreenElement:I}):w==="documentelementchangerequest"?A({documentElement:I}):w==="optionschangerequest"&&(Object.entries(I??{}).forEach(([Z,oi])=>{c.options[Z]=oi}),T())},getState(){return k},subscribe(v){return A({},d.length+1),d.push(v),v(k),()=>{let w=d.indexOf(v);w>=0&&(A({},d.length-1),d.splice(w,1))}}}};var qa=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},E=(t,e,i)=>(qa(t,e,"read from private field"),i?i.call(t):e.get(t)),re=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},pe=(t,e,i,r)=>(qa(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),Ve=(t,e,i)=>(qa(t,e,"access private method"),i),xe,Ai,R,ae,Ti,be,Er,Ii,vr,Wa,ot,fr,Va,Si,_r,Ka,zs,Zs=["ArrowLeft","ArrowRight","ArrowUp","ArrowDown","Enter"," ","f","m","k","c","l","j",">","<","p"],Vs=10,Ks=.025,Gs=.25,Kl=.25,Gl=2,u={DEFAULT_SUBTITLES:"defaultsubtitles",DEFAULT_STREAM_TYPE:"defaultstreamtype",DEFAULT_DURATION:"defaultduration",FULLSCREEN_ELEMENT:"fullscreenelement",HOTKEYS:"hotkeys",KEYBOARD_BACKWARD_SEEK_OFFSET:"keyboardbackwardseekoffset",KEYBOARD_FORWARD_SEEK_OFFSET:"keyboardforwardseekoffset",KEYBOARD_DOWN_VOLUME_STEP:"keyboarddownvolumestep",KEYBOARD_UP_VOLUME_STEP:"keyboardupvolumestep",KEYS_USED:"keysused",LANG:"lang",LOOP:"loop",LIVE_EDGE_OFFSET:"liveedgeoffset",NO_AUTO_SEEK_TO_LIVE:"noautoseektolive",NO_DEFAULT_STORE:"nodefaultstore",NO_HOTKEYS:"nohotkeys",NO_MUTED_PREF:"nomutedpref",NO_SUBTITLES_LANG_PREF:"nosubtitleslangpref",NO_VOLUME_PREF:"novolumepref",SEEK_TO_LIVE_OFFSET:"seektoliveoffset"},gr=class extends Be{constructor(){super(),re(this,vr),re(this,fr),re(this,Si),re(this,Ka),this.mediaStateReceivers=[],this.associatedElementSubscriptions=new Map,re(this,xe,new yt(this,u.HOTKEYS)),re(this,Ai,void 0),re(this,R,void 0),re(this,ae,null),re(this,Ti,void 0),re(this,be,void 0),re(this,Er,i=>{var r;(r=E(this,R))==null||r.dispatch(i)}),re(this,Ii,void 0),re(this,ot,i=>{let{key:r,shiftKey:a}=i;if(!(a&&(r==="/"||r==="?")||Zs.includes(r))){this.removeEventListener("keyup",E(this,ot));return}this.keyboardShortcutHandler(i)}),this.associateElement(this);let e={};pe(this,Ti,i=>{Object.entries(i).forEach(([r,a])=>{if(r in e&&e[r]===a)return;this.propagateMediaState(r,a);let s=r.toLowerCase(),l=new n.CustomEvent(va[s],{composed:!0,detail:a});this.dispatchEvent(l)}),e=i})}static get observedAttributes(){return super.observedAttributes.concat(u.NO_HOTKEYS,u.HOTKEYS,u.DEFAULT_STREAM_TYPE,u.DEFAULT_SUBTITLES,u.DEFAULT_DURATION,u.NO_MUTED_PREF,u.NO_VOLUME_PREF,u.LANG,u.LOOP,u.LIVE_EDGE_OFFSET,u.SEEK_TO_LIVE_OFFSET,u.NO_AUTO_SEEK_TO_LIVE)}get mediaStore(){return E(this,R)}set mediaStore(e){var i,r;if(E(this,R)&&((i=E(this,be))==null||i.call(this),pe(this,be,void 0)),pe(this,R,e),!E(this,R)&&!this.hasAttribute(u.NO_DEFAULT_STORE)){Ve(this,vr,Wa).call(this);return}pe(this,be,(r=E(this,R))==null?void 0:r.subscribe(E(this,Ti)))}get fullscreenElement(){var e;return(e=E(this,Ai))!=null?e:this}set fullscreenElement(e){var i;this.hasAttribute(u.FULLSCREEN_ELEMENT)&&this.removeAttribute(u.FULLSCREEN_ELEMENT),pe(this,Ai,e),(i=E(this,R))==null||i.dispatch({type:"fullscreenelementchangerequest",detail:this.fullscreenElement})}get defaultSubtitles(){return _(this,u.DEFAULT_SUBTITLES)}set defaultSubtitles(e){g(this,u.DEFAULT_SUBTITLES,e)}get defaultStreamType(){return L(this,u.DEFAULT_STREAM_TYPE)}set defaultStreamType(e){M(this,u.DEFAULT_STREAM_TYPE,e)}get defaultDuration(){return D(this,u.DEFAULT_DURATION)}set defaultDuration(e){U(this,u.DEFAULT_DURATION,e)}get noHotkeys(){return _(this,u.NO_HOTKEYS)}set noHotkeys(e){g(this,u.NO_HOTKEYS,e)}get keysUsed(){return L(this,u.KEYS_USED)}set keysUsed(e){M(this,u.KEYS_USED,e)}get liveEdgeOffset(){return D(this,u.LIVE_EDGE_OFFSET)}set liveEdgeOffset(e){U(this,u.LIVE_EDGE_OFFSET,e)}get noAutoSeekToLive(){return _(this,u.NO_AUTO_SEEK_TO_LIVE)}set noAutoSeekToLive(e){g(this,u.NO_AUTO_SEEK_TO_LIVE,e)}get noVolumePref(){return _(this,u.NO_VOLUME_PREF)}set noVolumePref(e){g(this,u.NO_VOLUME_PREF,e)}get noMutedPref(){return _(this,u.NO_MUTED_PREF)}set noMutedPref(e){g(this,u.NO_MUTED_PREF,e)}get noSubtitlesLangPref(){return _(this,u.NO_SUBTITLES_LANG_PREF)}set noSubtitlesLangPref(e){g(this,u.NO_SUBTITLES_LANG_PREF,e)}get noDefaultStore(){return _(this,u.NO_DEFAULT_STORE)}set noDefaultStore(e){g(this,u.NO_DEFAULT_STORE,e)}get resolvedLang(){return rs()}attributeChangedCallback(e,i,r){var a,s,l,d,c,k,S,T,f,p,A,v;if(super.attributeChangedCallback(e,i,r),e===u.NO_HOTKEYS)r!==i&&r===""?(this.hasAttribute(u.HOTKEYS)&&console.warn("Media Chrome: Both `hotkeys` and `nohotkeys` have been set. All hotkeys will be disabled."),this.disableHotkeys()):r!==i&&r===null&&this.enableHotkeys(),Ve(this,Si,_r).call(this);else if(e===u.HOTKEYS)E(this,xe).value=r,Ve(this,Si,_r).call(this);else if(e===u.DEFAULT_SUBTITLES&&r!==i)(a=E(this,R))==null||a.dispatch({type:"optionschangerequest",detail:{defaultSubtitles:this.hasAttribute(u.DEFAULT_SUBTITLES)}});else if(e===u.DEFAULT_STREAM_TYPE)(l=E(this,R))==null||l.dispatch({type:"optionschangerequest",detail:{defaultStreamType:(s=this.getAttribute(u.DEFAULT_STREAM_TYPE))!=null?s:void 0}});else if(e===u.LIVE_EDGE_OFFSET&&r!==i)(d=E(this,R))==null||d.dispatch({type:"optionschangerequest",detail:{liveEdgeOffset:this.hasAttribute(u.LIVE_EDGE_OFFSET)?+this.getAttribute(u.LIVE_EDGE_OFFSET):void 0,seekToLiveOffset:this.hasAttribute(u.SEEK_TO_LIVE_OFFSET)?+this.getAttribute(u.SEEK_TO_LIVE_OFFSET):this.hasAttribute(u.LIVE_EDGE_OFFSET)?+this.getAttribute(u.LIVE_EDGE_OFFSET):void 0}});else if(e===u.SEEK_TO_LIVE_OFFSET&&r!==i)(c=E(this,R))==null||c.dispatch({type:"optionschangerequest",detail:{seekToLiveOffset:this.hasAttribute(u.SEEK_TO_LIVE_OFFSET)?+this.getAttribute(u.SEEK_TO_LIVE_OFFSET):this.hasAttribute(u.LIVE_EDGE_OFFSET)?+this.getAttribute(u.LIVE_EDGE_OFFSET):void 0}});else if(e===u.NO_AUTO_SEEK_TO_LIVE)(k=E(this,R))==null||k.dispatch({type:"optionschangerequest",detail:{noAutoSeekToLive:this.hasAttribute(u.NO_AUTO_SEEK_TO_LIVE)}});else if(e===u.FULLSCREEN_ELEMENT){let w=r?(S=this.getRootNode())==null?void 0:S.getElementById(r):void 0;pe(this,Ai,w),(T=E(this,R))==null||T.dispatch({type:"fullscreenelementchangerequest",detail:this.fullscreenElement})}else e===u.LANG&&r!==i?(_a(r),(f=E(this,R))==null||f.dispatch({type:"optionschangerequest",detail:{mediaLang:r}})):e===u.LOOP&&r!==i?(p=E(this,R))==null||p.dispatch({type:h.MEDIA_LOOP_REQUEST,detail:r!=null}):e===u.NO_VOLUME_PREF&&r!==i?(A=E(this,R))==null||A.dispatch({type:"optionschangerequest",detail:{noVolumePref:this.hasAttribute(u.NO_VOLUME_PREF)}}):e===u.NO_MUTED_PREF&&r!==i&&((v=E(this,R))==null||v.dispatch({type:"optionschangerequest",detail:{noMutedPref:this.hasAttribute(u.NO_MUTED_PREF)}}))}connectedCallback(){var e,i,r;this.associateElement(this),!E(this,R)&&!this.hasAttribute(u.NO_DEFAULT_STORE)&&Ve(this,vr,Wa).call(this),(e=E(this,R))==null||e.dispatch({type:"documentelementchangerequest",detail:W}),(i=E(this,R))==null||i.dispatch({type:"fullscreenelementchangerequest",detail:this.fullscreenElement}),super.connectedCallback(),E(this,R)&&!E(this,be)&&pe(this,be,(r=E(this,R))==null?void 0:r.subscribe(E(this,Ti))),E(this,Ii)!==void 0&&E(this,R)&&this.media&&setTimeout(()=>{var a,s,l;(s=(a=this.media)==null?void 0:a.textTracks)!=null&&s.length&&((l=E(this,R))==null||l.dispatch({type:h.MEDIA_TOGGLE_SUBTITLES_REQUEST,detail:E(this,Ii)}))},0),this.hasAttribute(u.NO_HOTKEYS)?this.disableHotkeys():this.enableHotkeys()}disconnectedCallback(){var e,i,r,a,s,l;if((e=super.disconnectedCallback)==null||e.call(this),this.disableHotkeys(),E(this,R)){let d=E(this,R).getState();pe(this,Ii,!!((i=d.mediaSubtitlesShowing)!=null&&i.length)),(r=E(this,R))==null||r.dispatch({type:"fullscreenelementchangerequest",detail:void 0}),(a=E(this,R))==null||a.dispatch({type:"documentelementchangerequest",detail:void 0}),(s=E(this,R))==null||s.dispatch({type:h.MEDIA_TOGGLE_SUBTITLES_REQUEST,detail:!1})}E(this,be)&&((l=E(this,be))==null||l.call(this),pe(this,be,void 0)),this.unassociateElement(this),E(this,ae)&&(E(this,ae).remove(),pe(this,ae,null))}mediaSetCallback(e){var i;super.mediaSetCallback(e),(i=E(this,R))==null||i.dispatch({type:"mediaelementchangerequest",detail:e}),e.hasAttribute("tabindex")||(e.tabIndex=-1)}mediaUnsetCallback(e){var i;super.mediaUnsetCallback(e),(i=E(this,R))==null||i.dispatch({type:"mediaelementchangerequest",detail:void 0})}propagateMediaState(e,i){Qs(this.mediaStateReceivers,e,i)}associateElement(e){if(!e)return;let{associatedElementSubscriptions:i}=this;if(i.has(e))return;let r=this.registerMediaStateReceiver.bind(this),a=this.unregisterMediaStateReceiver.bind(this),s=Xl(e,r,a);Object.values(h).forEach(l=>{e.addEventListener(l,E(this,Er))}),i.set(e,s)}unassociateElement(e){if(!e)return;let{associatedElementSubscriptions:i}=this;if(!i.has(e))return;i.get(e)(),i.delete(e),Object.values(h).forEach(a=>{e.removeEventListener(a,E(this,Er))})}registerMediaStateReceiver(e){if(!e)return;let i=this.mediaStateReceivers;i.indexOf(e)>-1||(i.push(e),E(this,R)&&Object.entries(E(this,R).getState()).forEach(([a,s])=>{Qs([e],a,s)}))}unregisterMediaStateReceiver(e){let i=this.mediaStateReceivers,r=i.indexOf(e);r<0||i.splice(r,1)}enableHotkeys(){this.addEventListener("keydown",Ve(this,fr,Va))}disableHotkeys(){this.removeEventListener("keydown",Ve(this,fr,Va)),this.removeEventListener("keyup",E(this,ot))}get hotkeys(){return E(this,xe)}set hotkeys(e){M(this,u.HOTKEYS,e)}keyboardShortcutHandler(e){var i,r,a,s,l,d,c,k,S;let T=e.target;if(((a=(r=(i=T.getAttribute(u.KEYS_USED))==null?void 0:i.split(" "))!=null?r:T?.keysUsed)!=null?a:[]).map(I=>I==="Space"?" ":I).filter(Boolean).includes(e.key))return;let p,A,v;if(!(E(this,xe).contains(lr(e.key))||e.shiftKey&&(e.key==="/"||e.key==="?")&&E(this,xe).contains("noshift+/")))switch(e.key){case" ":case"k":p=E(this,R).getState().mediaPaused?h.MEDIA_PLAY_REQUEST:h.MEDIA_PAUSE_REQUEST,this.dispatchEvent(new n.CustomEvent(p,{composed:!0,bubbles:!0}));break;case"m":p=this.mediaStore.getState().mediaVolumeLevel==="off"?h.MEDIA_UNMUTE_REQUEST:h.MEDIA_MUTE_REQUEST,this.dispatchEvent(new n.CustomEvent(p,{composed:!0,bubbles:!0}));break;case"f":p=this.mediaStore.getState().mediaIsFullscreen?h.MEDIA_EXIT_FULLSCREEN_REQUEST:h.MEDIA_ENTER_FULLSCREEN_REQUEST,this.dispatchEvent(new n.CustomEvent(p,{composed:!0,bubbles:!0}));break;case"c":this.dispatchEvent(new n.CustomEvent(h.MEDIA_TOGGLE_SUBTITLES_REQUEST,{composed:!0,bubbles:!0}));break;case"ArrowLeft":case"j":{let I=this.hasAttribute(u.KEYBOARD_BACKWARD_SEEK_OFFSET)?+this.getAttribute(u.KEYBOARD_BACKWARD_SEEK_OFFSET):Vs;A=Math.max(((s=this.mediaStore.getState().mediaCurrentTime)!=null?s:0)-I,0),v=new n.CustomEvent(h.MEDIA_SEEK_REQUEST,{composed:!0,bubbles:!0,detail:A}),this.dispatchEvent(v);break}case"ArrowRight":case"l":{let I=this.hasAttribute(u.KEYBOARD_FORWARD_SEEK_OFFSET)?+this.getAttribute(u.KEYBOARD_FORWARD_SEEK_OFFSET):Vs;A=Math.max(((l=this.mediaStore.getState().mediaCurrentTime)!=null?l:0)+I,0),v=new n.CustomEvent(h.MEDIA_SEEK_REQUEST,{composed:!0,bubbles:!0,detail:A}),this.dispatchEvent(v);break}case"ArrowUp":{let I=this.hasAttribute(u.KEYBOARD_UP_VOLUME_STEP)?+this.getAttribute(u.KEYBOARD_UP_VOLUME_STEP):Ks;A=Math.min(((d=this.mediaStore.getState().mediaVolume)!=null?d:1)+I,1),v=new n.CustomEvent(h.MEDIA_VOLUME_REQUEST,{composed:!0,bubbles:!0,detail:A}),this.dispatchEvent(v);break}case"ArrowDown":{let I=this.hasAttribute(u.KEYBOARD_DOWN_VOLUME_STEP)?+this.getAttribute(u.KEYBOARD_DOWN_VOLUME_STEP):Ks;A=Math.max(((c=this.mediaStore.getState().mediaVolume)!=null?c:1)-I,0),v=new n.CustomEvent(h.MEDIA_VOLUME_REQUEST,{composed:!0,bubbles:!0,detail:A}),this.dispatchEvent(v);break}case"<":{let I=(k=this.mediaStore.getState().mediaPlaybackRate)!=null?k:1;A=Math.max(I-Gs,Kl).toFixed(2),v=new n.CustomEvent(h.MEDIA_PLAYBACK_RATE_REQUEST,{composed:!0,bubbles:!0,detail:A}),this.dispatchEvent(v);break}case">":{let I=(S=this.mediaStore.getState().mediaPlaybackRate)!=null?S:1;A=Math.min(I+Gs,Gl).toFixed(2),v=new n.CustomEvent(h.MEDIA_PLAYBACK_RATE_REQUEST,{composed:!0,bubbles:!0,detail:A}),this.dispatchEvent(v);break}case"/":case"?":{e.shiftKey&&Ve(this,Ka,zs).call(this);break}case"p":{p=this.mediaStore.getState().mediaIsPip?h.MEDIA_EXIT_PIP_REQUEST:h.MEDIA_ENTER_PIP_REQUEST,v=new n.CustomEvent(p,{composed:!0,bubbles:!0}),this.dispatchEvent(v);break}default:break}}};xe=new WeakMap;Ai=new WeakMap;R=new WeakMap;ae=new WeakMap;Ti=new WeakMap;be=new WeakMap;Er=new WeakMap;Ii=new WeakMap;vr=new WeakSet;Wa=function(){var t;this.mediaStore=Ws({media:this.media,fullscreenElement:this.fullscreenElement,options:{defaultSubtitles:this.hasAttribute(u.DEFAULT_SUBTITLES),defaultDuration:this.hasAttribute(u.DEFAULT_DURATION)?+this.getAttribute(u.DEFAULT_DURATION):void 0,defaultStreamType:(t=this.getAttribute(u.DEFAULT_STREAM_TYPE))!=null?t:void 0,liveEdgeOffset:this.hasAttribute(u.LIVE_EDGE_OFFSET)?+this.getAttribute(u.LIVE_EDGE_OFFSET):void 0,seekToLiveOffset:this.hasAttribute(u.SEEK_TO_LIVE_OFFSET)?+this.getAttribute(u.SEEK_TO_LIVE_OFFSET):this.hasAttribute(u.LIVE_EDGE_OFFSET)?+this.getAttribute(u.LIVE_EDGE_OFFSET):void 0,noAutoSeekToLive:this.hasAttribute(u.NO_AUTO_SEEK_TO_LIVE),noVolumePref:this.hasAttribute(u.NO_VOLUME_PREF),noMutedPref:this.hasAttribute(u.NO_MUTED_PREF),noSubtitlesLangPref:this.hasAttribute(u.NO_SUBTITLES_LANG_PREF)}})};ot=new WeakMap;fr=new WeakSet;Va=function(t){var e;let{metaKey:i,altKey:r,key:a,shiftKey:s}=t,l=s&&(a==="/"||a==="?");if(l&&((e=E(this,ae))!=null&&e.open)){this.removeEventListener("keyup",E(this,ot));return}if(i||r||!l&&!Zs.includes(a)){this.removeEventListener("keyup",E(this,ot));return}let d=t.target,c=d instanceof HTMLElement&&(d.tagName.toLowerCase()==="media-volume-range"||d.tagName.toLowerCase()==="media-time-range");[" ","ArrowLeft","ArrowRight","ArrowUp","ArrowDown"].includes(a)&&!E(this,xe).contains(lr(a))&&!c&&t.preventDefault(),this.addEventListener("keyup",E(this,ot),{once:!0})};Si=new WeakSet;_r=function(){E(this,ae)&&(E(this,ae).hotkeys=E(this,xe).value||void 0,(this.noHotkeys||E(this,xe).contains("noshift+/"))&&(E(this,ae).open=!1))};Ka=new WeakSet;zs=function(){E(this,ae)||(pe(this,ae,W.createElement("media-keyboard-shortcuts-dialog")),Ve(this,Si,_r).call(this),this.appendChild(E(this,ae))),E(this,ae).open=!0};var ql=Object.values(o),Yl=Object.values(Wi),Xs=t=>{var e,i,r,a;let{observedAttributes:s}=t.constructor;!s&&((e=t.nodeName)!=null&&e.includes("-"))&&(n.customElements.upgrade(t),{observedAttributes:s}=t.constructor);let l=(a=(r=(i=t?.getAttribute)==null?void 0:i.call(t,y.MEDIA_CHROME_ATTRIBUTES))==null?void 0:r.split)==null?void 0:a.call(r,/\s+/);return Array.isArray(s||l)?(s||l).filter(d=>ql.includes(d)):[]},Ql=t=>{var e,i;return(e=t.nodeName)!=null&&e.includes("-")&&n.customElements.get((i=t.nodeName)==null?void 0:i.toLowerCase())&&!(t instanceof n.customElements.get(t.nodeName.toLowerCase()))&&n.customElements.upgrade(t),Yl.some(r=>r in t)},Ga=t=>Ql(t)||!!Xs(t).length,qs=t=>{var e;return(e=t?.join)==null?void 0:e.call(t,":")},Ys={[o.MEDIA_SUBTITLES_LIST]:gi,[o.MEDIA_SUBTITLES_SHOWING]:gi,[o.MEDIA_SEEKABLE]:qs,[o.MEDIA_BUFFERED]:t=>t?.map(qs).join(" "),[o.MEDIA_PREVIEW_COORDS]:t=>t?.join(" "),[o.MEDIA_RENDITION_LIST]:jo,[o.MEDIA_AUDIO_TRACK_LIST]:es},zl=async(t,e,i)=>{var r,a;if(t.isConnected||await Vi(0),typeof i=="boolean"||i==null)return g(t,e,i);if(typeof i=="number")return U(t,e,i);if(typeof i=="string")return M(t,e,i);if(Array.isArray(i)&&!i.length)return t.removeAttribute(e);let s=(a=(r=Ys[e])==null?void 0:r.call(Ys,i))!=null?a:i;return t.setAttribute(e,s)},Zl=t=>{var e;return!!((e=t.closest)!=null&&e.call(t,'*[slot="media"]'))},at=(t,e)=>{if(Zl(t))return;let i=(a,s)=>{var l,d;Ga(a)&&s(a);let{children:c=[]}=a??{},k=(d=(l=a?.shadowRoot)==null?void 0:l.children)!=null?d:[];[...c,...k].forEach(T=>at(T,s))},r=t?.nodeName.toLowerCase();if(r.includes("-")&&!Ga(t)){n.customElements.whenDefined(r).then(()=>{i(t,e)});return}i(t,e)},Qs=(t,e,i)=>{t.forEach(r=>{if(e in r){r[e]=i;return}let a=Xs(r),s=e.toLowerCase();a.includes(s)&&zl(r,s,i)})},Xl=(t,e,i)=>{at(t,e);let r=S=>{var T;let f=(T=S?.composedPath()[0])!=null?T:S.target;e(f)},a=S=>{var T;let f=(T=S?.composedPath()[0])!=null?T:S.target;i(f)};t.addEventListener(h.REGISTER_MEDIA_STATE_RECEIVER,r),t.addEventListener(h.UNREGISTER_MEDIA_STATE_RECEIVER,a);let s=S=>{S.forEach(T=>{let{addedNodes:f=[],removedNodes:p=[],type:A,target:v,attributeName:w}=T;A==="childList"?(Array.prototype.forEach.call(f,I=>at(I,e)),Array.prototype.forEach.call(p,I=>at(I,i))):A==="attributes"&&w===y.MEDIA_CHROME_ATTRIBUTES&&(Ga(v)?e(v):i(v))})},l=[],d=S=>{let T=S.target;T.name!=="media"&&(l.forEach(f=>at(f,i)),l=[...T.assignedElements({flatten:!0})],l.forEach(f=>at(f,e)))};t.addEventListener("slotchange",d);let c=new MutationObserver(s);return c.observe(t,{childList:!0,attributes:!0,subtree:!0}),()=>{at(t,i),t.removeEventListener("slotchange",d),c.disconnect(),t.removeEventListener(h.REGISTER_MEDIA_STATE_RECEIVER,r),t.removeEventListener(h.UNREGISTER_MEDIA_STATE_RECEIVER,a)}};n.customElements.get("media-controller")||n.customElements.define("media-controller",gr);var Jl=gr;var Lt={PLACEMENT:"placement",BOUNDS:"bounds"};function jl(t){return`
    <style>
      :host {
        --_tooltip-background-color: var(--media-tooltip-background-color, var(--media-secondary-color, rgba(20, 20, 30, .7)));
        --_tooltip-background: var(--media-tooltip-background, var(--_tooltip-background-color));
        --_tooltip-arrow-half-width: calc(var(--media-tooltip-arrow-width, 12px) / 2);
        --_tooltip-arrow-height: var(--media-tooltip-arrow-height, 5px);
        --_tooltip-arrow-background: var(--media-tooltip-arrow-color, var(--_tooltip-background-color));
        position: relative;
        pointer-events: none;
        display: var(--media-tooltip-display, inline-flex);
        justify-content: center;
        align-items: center;
        box-sizing: border-box;
        z-index: var(--media-tooltip-z-index, 1);
        background: var(--_tooltip-background);
        color: var(--media-text-color, var(--media-primary-color, rgb(238 238 238)));
        font: var(--media-font,
          var(--media-font-weight, 400)
          var(--media-font-size, 13px) /
          var(--media-text-content-height, var(--media-control-height, 18px))
          var(--media-font-family, helvetica neue, segoe ui, roboto, arial, sans-serif));
        padding: var(--media-tooltip-padding, .35em .7em);
        border: var(--media-tooltip-border, none);
        border-radius: var(--media-tooltip-border-radius, 5px);
        filter: var(--media-tooltip-filter, drop-shadow(0 0 4px rgba(0, 0, 0, .2)));
        white-space: var(--media-tooltip-white-space, nowrap);
      }

      :host([hidden]) {
        display: none;
      }

      img, svg {
        display: inline-block;
      }

      #arrow {
        position: absolute;
        width: 0px;
        height: 0px;
        border-style: solid;
        display: var(--media-tooltip-arrow-display, block);
      }

      :host(:not([placement])),
      :host([placement="top"]) {
        position: absolute;
        bottom: calc(100% + var(--media-tooltip-distance, 12px));
        left: 50%;
        transform: translate(calc(-50% - var(--media-tooltip-offset-x, 0px)), 0);
      }
      :host(:not([placement])) #arrow,
      :host([placement="top"]) #arrow {
        top: 100%;
        left: 50%;
        border-width: var(--_tooltip-arrow-height) var(--_tooltip-arrow-half-width) 0 var(--_tooltip-arrow-half-width);
        border-color: var(--_tooltip-arrow-background) transparent transparent transparent;
        transform: translate(calc(-50% + var(--media-tooltip-offset-x, 0px)), 0);
      }

      :host([placement="right"]) {
        position: absolute;
        left: calc(100% + var(--media-tooltip-distance, 12px));
        top: 50%;
        transform: translate(0, -50%);
      }
      :host([placement="right"]) #arrow {
        top: 50%;
        right: 100%;
        border-width: var(--_tooltip-arrow-half-width) var(--_tooltip-arrow-height) var(--_tooltip-arrow-half-width) 0;
        border-color: transparent var(--_tooltip-arrow-background) transparent transparent;
        transform: translate(0, -50%);
      }

      :host([placement="bottom"]) {
        position: absolute;
        top: calc(100% + var(--media-tooltip-distance, 12px));
        left: 50%;
        transform: translate(calc(-50% - var(--media-tooltip-offset-x, 0px)), 0);
      }
      :host([placement="bottom"]) #arrow {
        bottom: 100%;
        left: 50%;
        border-width: 0 var(--_tooltip-arrow-half-width) var(--_tooltip-arrow-height) var(--_tooltip-arrow-half-width);
        border-color: transparent transparent var(--_tooltip-arrow-background) transparent;
        transform: translate(calc(-50% + var(--media-tooltip-offset-x, 0px)), 0);
      }

      :host([placement="left"]) {
        position: absolute;
        right: calc(100% + var(--media-tooltip-distance, 12px));
        top: 50%;
        transform: translate(0, -50%);
      }
      :host([placement="left"]) #arrow {
        top: 50%;
        left: 100%;
        border-width: var(--_tooltip-arrow-half-width) 0 var(--_tooltip-arrow-half-width) var(--_tooltip-arrow-height);
        border-color: transparent transparent transparent var(--_tooltip-arrow-background);
        transform: translate(0, -50%);
      }
      
      :host([placement="none"]) #arrow {
        display: none;
      }
    </style>
    <slot></slot>
    <div id="arrow"></div>
  `}var wt=class extends n.HTMLElement{constructor(){if(super(),this.updateXOffset=()=>{var e;if(!Ji(this,{checkOpacity:!1,checkVisibilityCSS:!1}))return;let i=this.placement;if(i==="left"||i==="right"){this.style.removeProperty("--media-tooltip-offset-x");return}let r=getComputedStyle(this),a=(e=He(this,"#"+this.bounds))!=null?e:ms(this);if(!a)return;let{x:s,width:l}=a.getBoundingClientRect(),{x:d,width:c}=this.getBoundingClientRect(),k=d+c,S=s+l,T=r.getPropertyValue("--media-tooltip-offset-x"),f=T?parseFloat(T.replace("px","")):0,p=r.getPropertyValue("--media-tooltip-container-margin"),A=p?parseFloat(p.replace("px","")):0,v=d-s+f-A,w=k-S+f+A;if(v<0){this.style.setProperty("--media-tooltip-offset-x",`${v}px`);return}if(w>0){this.style.setProperty("--media-tooltip-offset-x",`${w}px`);return}this.style.removeProperty("--media-tooltip-offset-x")},!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=F(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(e)}if(this.arrowEl=this.shadowRoot.querySelector("#arrow"),Object.prototype.hasOwnProperty.call(this,"placement")){let e=this.placement;delete this.placement,this.placement=e}}static get observedAttributes(){return[Lt.PLACEMENT,Lt.BOUNDS]}get placement(){return L(this,Lt.PLACEMENT)}set placement(e){M(this,Lt.PLACEMENT,e)}get bounds(){return L(this,Lt.BOUNDS)}set bounds(e){M(this,Lt.BOUNDS,e)}};wt.shadowRootOptions={mode:"open"};wt.getTemplateHTML=jl;n.customElements.get("media-tooltip")||n.customElements.define("media-tooltip",wt);var br=wt;var za=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},V=(t,e,i)=>(za(t,e,"read from private field"),i?i.call(t):e.get(t)),st=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Ar=(t,e,i,r)=>(za(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),Js=(t,e,i)=>(za(t,e,"access private method"),i),Ae,Dt,Ya,js,Ge,Rt,Tr,Qa,en,Ke={TOOLTIP_PLACEMENT:"tooltipplacement",DISABLED:"disabled",NO_TOOLTIP:"notooltip"};function ed(t,e={}){return`
    <style>
      :host {
        position: relative;
        font: var(--media-font,
          var(--media-font-weight, bold)
          var(--media-font-size, 14px) /
          var(--media-text-content-height, var(--media-control-height, 24px))
          var(--media-font-family, helvetica neue, segoe ui, roboto, arial, sans-serif));
        color: var(--media-text-color, var(--media-primary-color, rgb(238 238 238)));
        background: var(--media-control-background, var(--media-secondary-color, rgb(20 20 30 / .7)));
        padding: var(--media-button-padding, var(--media-control-padding, 10px));
        justify-content: var(--media-button-justify-content, center);
        display: inline-flex;
        align-items: center;
        vertical-align: middle;
        box-sizing: border-box;
        transition: background .15s linear;
        pointer-events: auto;
        cursor: var(--media-cursor, pointer);
        -webkit-tap-highlight-color: transparent;
      }

      
      :host(:focus-visible) {
        box-shadow: var(--media-focus-box-shadow, inset 0 0 0 2px rgb(27 127 204 / .9));
        outline: 0;
      }
      
      :host(:where(:focus)) {
        box-shadow: none;
        outline: 0;
      }

      :host(:hover) {
        background: var(--media-control-hover-background, rgba(50 50 70 / .7));
      }

      slot[name="icon"] {
        display: inline-flex;
        align-items: center;
      }

      svg, img, ::slotted(svg), ::slotted(img) {
        width: var(--media-button-icon-width);
        height: var(--media-button-icon-height, var(--media-control-height, 24px));
        transform: var(--media-button-icon-transform);
        transition: var(--media-button-icon-transition);
        fill: var(--media-icon-color, var(--media-primary-color, rgb(238 238 238)));
        vertical-align: middle;
        max-width: 100%;
        max-height: 100%;
        min-width: 100%;
      }

      media-tooltip {
        
        max-width: 0;
        overflow-x: clip;
        opacity: 0;
        transition: opacity .3s, max-width 0s 9s;
      }

      :host(:hover) media-tooltip,
      :host(:focus-visible) media-tooltip {
        max-width: 100vw;
        opacity: 1;
        transition: opacity .3s;
      }

      :host([notooltip]) slot[name="tooltip"] {
        display: none;
      }
    </style>

    ${this.getSlotTemplateHTML(t,e)}

    <slot name="tooltip">
      <media-tooltip part="tooltip" aria-hidden="true">
        <template shadowrootmode="${br.shadowRootOptions.mode}">
          ${br.getTemplateHTML({})}
        </template>
        <slot name="tooltip-content">
          ${this.getTooltipContentHTML(t)}
        </slot>
      </media-tooltip>
    </slot>
  `}function td(t,e){return`
    <slot></slot>
  `}function id(){return""}var C=class extends n.HTMLElement{constructor(){if(super(),st(this,Ya),st(this,Qa),st(this,Ae,void 0),this.preventClick=!1,this.tooltipEl=null,st(this,Dt,e=>{this.preventClick||this.handleClick(e),setTimeout(V(this,Ge),0)}),st(this,Ge,()=>{var e,i;(i=(e=this.tooltipEl)==null?void 0:e.updateXOffset)==null||i.call(e)}),st(this,Rt,e=>{let{key:i}=e;if(!this.keysUsed.includes(i)){this.removeEventListener("keyup",V(this,Rt));return}this.preventClick||this.handleClick(e)}),st(this,Tr,e=>{let{metaKey:i,altKey:r,key:a}=e;if(i||r||!this.keysUsed.includes(a)){this.removeEventListener("keyup",V(this,Rt));return}this.addEventListener("keyup",V(this,Rt),{once:!0})}),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=F(this.attributes),i=this.constructor.getTemplateHTML(e);this.shadowRoot.setHTMLUnsafe?this.shadowRoot.setHTMLUnsafe(i):this.shadowRoot.innerHTML=i}this.tooltipEl=this.shadowRoot.querySelector("media-tooltip")}static get observedAttributes(){return["disabled",Ke.TOOLTIP_PLACEMENT,y.MEDIA_CONTROLLER,o.MEDIA_LANG]}enable(){this.addEventListener("click",V(this,Dt)),this.addEventListener("keydown",V(this,Tr)),this.tabIndex=0}disable(){this.removeEventListener("click",V(this,Dt)),this.removeEventListener("keydown",V(this,Tr)),this.removeEventListener("keyup",V(this,Rt)),this.tabIndex=-1}attributeChangedCallback(e,i,r){var a,s,l,d,c;e===y.MEDIA_CONTROLLER?(i&&((s=(a=V(this,Ae))==null?void 0:a.unassociateElement)==null||s.call(a,this),Ar(this,Ae,null)),r&&this.isConnected&&(Ar(this,Ae,(l=this.getRootNode())==null?void 0:l.getElementById(r)),(c=(d=V(this,Ae))==null?void 0:d.associateElement)==null||c.call(d,this))):e==="disabled"&&r!==i?r==null?this.enable():this.disable():e===Ke.TOOLTIP_PLACEMENT&&this.tooltipEl&&r!==i?this.tooltipEl.placement=r:e===o.MEDIA_LANG&&(this.shadowRoot.querySelector('slot[name="tooltip-content"]').innerHTML=this.constructor.getTooltipContentHTML()),Js(this,Ya,js).call(this)&&V(this,Ge).call(this)}connectedCallback(){var e,i,r;let{style:a}=x(this.shadowRoot,":host");a.setProperty("display",`var(--media-control-display, var(--${this.localName}-display, inline-flex))`),this.hasAttribute("disabled")?this.disable():this.enable(),this.setAttribute("role","button");let s=this.getAttribute(y.MEDIA_CONTROLLER);s&&(Ar(this,Ae,(e=this.getRootNode())==null?void 0:e.getElementById(s)),(r=(i=V(this,Ae))==null?void 0:i.associateElement)==null||r.call(i,this)),n.customElements.whenDefined("media-tooltip").then(()=>Js(this,Qa,en).call(this))}disconnectedCallback(){var e,i;this.disable(),(i=(e=V(this,Ae))==null?void 0:e.unassociateElement)==null||i.call(e,this),Ar(this,Ae,null),this.removeEventListener("mouseenter",V(this,Ge)),this.removeEventListener("focus",V(this,Ge)),this.removeEventListener("click",V(this,Dt))}get keysUsed(){return["Enter"," "]}get tooltipPlacement(){return L(this,Ke.TOOLTIP_PLACEMENT)}set tooltipPlacement(e){M(this,Ke.TOOLTIP_PLACEMENT,e)}get mediaController(){return L(this,y.MEDIA_CONTROLLER)}set mediaController(e){M(this,y.MEDIA_CONTROLLER,e)}get disabled(){return _(this,Ke.DISABLED)}set disabled(e){g(this,Ke.DISABLED,e)}get noTooltip(){return _(this,Ke.NO_TOOLTIP)}set noTooltip(e){g(this,Ke.NO_TOOLTIP,e)}handleClick(e){}};Ae=new WeakMap;Dt=new WeakMap;Ya=new WeakSet;js=function(){try{return this.matches(":hover, :focus-visible")}catch{return this.matches(":hover, :focus")}};Ge=new WeakMap;Rt=new WeakMap;Tr=new WeakMap;Qa=new WeakSet;en=function(){this.addEventListener("mouseenter",V(this,Ge)),this.addEventListener("focus",V(this,Ge)),this.addEventListener("click",V(this,Dt));let t=this.tooltipPlacement;t&&this.tooltipEl&&(this.tooltipEl.placement=t)};C.shadowRootOptions={mode:"open"};C.getTemplateHTML=ed;C.getSlotTemplateHTML=td;C.getTooltipContentHTML=id;n.customElements.get("media-chrome-button")||n.customElements.define("media-chrome-button",C);var rd=C;var tn=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M22.13 3H3.87a.87.87 0 0 0-.87.87v13.26a.87.87 0 0 0 .87.87h3.4L9 16H5V5h16v11h-4l1.72 2h3.4a.87.87 0 0 0 .87-.87V3.87a.87.87 0 0 0-.86-.87Zm-8.75 11.44a.5.5 0 0 0-.76 0l-4.91 5.73a.5.5 0 0 0 .38.83h9.82a.501.501 0 0 0 .38-.83l-4.91-5.73Z"/>
</svg>
`;function ad(t){return`
    <style>
      :host([${o.MEDIA_IS_AIRPLAYING}]) slot[name=icon] slot:not([name=exit]) {
        display: none !important;
      }

      
      :host(:not([${o.MEDIA_IS_AIRPLAYING}])) slot[name=icon] slot:not([name=enter]) {
        display: none !important;
      }

      :host([${o.MEDIA_IS_AIRPLAYING}]) slot[name=tooltip-enter],
      :host(:not([${o.MEDIA_IS_AIRPLAYING}])) slot[name=tooltip-exit] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="enter">${tn}</slot>
      <slot name="exit">${tn}</slot>
    </slot>
  `}function od(){return`
    <slot name="tooltip-enter">${m("start airplay")}</slot>
    <slot name="tooltip-exit">${m("stop airplay")}</slot>
  `}var rn=t=>{let e=t.mediaIsAirplaying?m("stop airplay"):m("start airplay");t.setAttribute("aria-label",e)},Ct=class extends C{static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_IS_AIRPLAYING,o.MEDIA_AIRPLAY_UNAVAILABLE]}connectedCallback(){super.connectedCallback(),rn(this)}attributeChangedCallback(e,i,r){super.attributeChangedCallback(e,i,r),e===o.MEDIA_IS_AIRPLAYING&&rn(this)}get mediaIsAirplaying(){return _(this,o.MEDIA_IS_AIRPLAYING)}set mediaIsAirplaying(e){g(this,o.MEDIA_IS_AIRPLAYING,e)}get mediaAirplayUnavailable(){return L(this,o.MEDIA_AIRPLAY_UNAVAILABLE)}set mediaAirplayUnavailable(e){M(this,o.MEDIA_AIRPLAY_UNAVAILABLE,e)}handleClick(){let e=new n.CustomEvent(h.MEDIA_AIRPLAY_REQUEST,{composed:!0,bubbles:!0});this.dispatchEvent(e)}};Ct.getSlotTemplateHTML=ad;Ct.getTooltipContentHTML=od;n.customElements.get("media-airplay-button")||n.customElements.define("media-airplay-button",Ct);var sd=Ct;var nd=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M22.83 5.68a2.58 2.58 0 0 0-2.3-2.5c-3.62-.24-11.44-.24-15.06 0a2.58 2.58 0 0 0-2.3 2.5c-.23 4.21-.23 8.43 0 12.64a2.58 2.58 0 0 0 2.3 2.5c3.62.24 11.44.24 15.06 0a2.58 2.58 0 0 0 2.3-2.5c.23-4.21.23-8.43 0-12.64Zm-11.39 9.45a3.07 3.07 0 0 1-1.91.57 3.06 3.06 0 0 1-2.34-1 3.75 3.75 0 0 1-.92-2.67 3.92 3.92 0 0 1 .92-2.77 3.18 3.18 0 0 1 2.43-1 2.94 2.94 0 0 1 2.13.78c.364.359.62.813.74 1.31l-1.43.35a1.49 1.49 0 0 0-1.51-1.17 1.61 1.61 0 0 0-1.29.58 2.79 2.79 0 0 0-.5 1.89 3 3 0 0 0 .49 1.93 1.61 1.61 0 0 0 1.27.58 1.48 1.48 0 0 0 1-.37 2.1 2.1 0 0 0 .59-1.14l1.4.44a3.23 3.23 0 0 1-1.07 1.69Zm7.22 0a3.07 3.07 0 0 1-1.91.57 3.06 3.06 0 0 1-2.34-1 3.75 3.75 0 0 1-.92-2.67 3.88 3.88 0 0 1 .93-2.77 3.14 3.14 0 0 1 2.42-1 3 3 0 0 1 2.16.82 2.8 2.8 0 0 1 .73 1.31l-1.43.35a1.49 1.49 0 0 0-1.51-1.21 1.61 1.61 0 0 0-1.29.58A2.79 2.79 0 0 0 15 12a3 3 0 0 0 .49 1.93 1.61 1.61 0 0 0 1.27.58 1.44 1.44 0 0 0 1-.37 2.1 2.1 0 0 0 .6-1.15l1.4.44a3.17 3.17 0 0 1-1.1 1.7Z"/>
</svg>`,ld=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M17.73 14.09a1.4 1.4 0 0 1-1 .37 1.579 1.579 0 0 1-1.27-.58A3 3 0 0 1 15 12a2.8 2.8 0 0 1 .5-1.85 1.63 1.63 0 0 1 1.29-.57 1.47 1.47 0 0 1 1.51 1.2l1.43-.34A2.89 2.89 0 0 0 19 9.07a3 3 0 0 0-2.14-.78 3.14 3.14 0 0 0-2.42 1 3.91 3.91 0 0 0-.93 2.78 3.74 3.74 0 0 0 .92 2.66 3.07 3.07 0 0 0 2.34 1 3.07 3.07 0 0 0 1.91-.57 3.17 3.17 0 0 0 1.07-1.74l-1.4-.45c-.083.43-.3.822-.62 1.12Zm-7.22 0a1.43 1.43 0 0 1-1 .37 1.58 1.58 0 0 1-1.27-.58A3 3 0 0 1 7.76 12a2.8 2.8 0 0 1 .5-1.85 1.63 1.63 0 0 1 1.29-.57 1.47 1.47 0 0 1 1.51 1.2l1.43-.34a2.81 2.81 0 0 0-.74-1.32 2.94 2.94 0 0 0-2.13-.78 3.18 3.18 0 0 0-2.43 1 4 4 0 0 0-.92 2.78 3.74 3.74 0 0 0 .92 2.66 3.07 3.07 0 0 0 2.34 1 3.07 3.07 0 0 0 1.91-.57 3.23 3.23 0 0 0 1.07-1.74l-1.4-.45a2.06 2.06 0 0 1-.6 1.07Zm12.32-8.41a2.59 2.59 0 0 0-2.3-2.51C18.72 3.05 15.86 3 13 3c-2.86 0-5.72.05-7.53.17a2.59 2.59 0 0 0-2.3 2.51c-.23 4.207-.23 8.423 0 12.63a2.57 2.57 0 0 0 2.3 2.5c1.81.13 4.67.19 7.53.19 2.86 0 5.72-.06 7.53-.19a2.57 2.57 0 0 0 2.3-2.5c.23-4.207.23-8.423 0-12.63Zm-1.49 12.53a1.11 1.11 0 0 1-.91 1.11c-1.67.11-4.45.18-7.43.18-2.98 0-5.76-.07-7.43-.18a1.11 1.11 0 0 1-.91-1.11c-.21-4.14-.21-8.29 0-12.43a1.11 1.11 0 0 1 .91-1.11C7.24 4.56 10 4.49 13 4.49s5.76.07 7.43.18a1.11 1.11 0 0 1 .91 1.11c.21 4.14.21 8.29 0 12.43Z"/>
</svg>`;function dd(t){return`
    <style>
      :host([aria-checked="true"]) slot[name=off] {
        display: none !important;
      }

      
      :host(:not([aria-checked="true"])) slot[name=on] {
        display: none !important;
      }

      :host([aria-checked="true"]) slot[name=tooltip-enable],
      :host(:not([aria-checked="true"])) slot[name=tooltip-disable] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="on">${nd}</slot>
      <slot name="off">${ld}</slot>
    </slot>
  `}function cd(){return`
    <slot name="tooltip-enable">${m("Enable captions")}</slot>
    <slot name="tooltip-disable">${m("Disable captions")}</slot>
  `}var an=t=>{t.setAttribute("aria-checked",ws(t).toString())},Ot=class extends C{static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_SUBTITLES_LIST,o.MEDIA_SUBTITLES_SHOWING]}connectedCallback(){super.connectedCallback(),this.setAttribute("role","button"),this.setAttribute("aria-label",m("closed captions")),an(this)}attributeChangedCallback(e,i,r){super.attributeChangedCallback(e,i,r),e===o.MEDIA_SUBTITLES_SHOWING&&an(this)}get mediaSubtitlesList(){return on(this,o.MEDIA_SUBTITLES_LIST)}set mediaSubtitlesList(e){sn(this,o.MEDIA_SUBTITLES_LIST,e)}get mediaSubtitlesShowing(){return on(this,o.MEDIA_SUBTITLES_SHOWING)}set mediaSubtitlesShowing(e){sn(this,o.MEDIA_SUBTITLES_SHOWING,e)}handleClick(){this.dispatchEvent(new n.CustomEvent(h.MEDIA_TOGGLE_SUBTITLES_REQUEST,{composed:!0,bubbles:!0}))}};Ot.getSlotTemplateHTML=dd;Ot.getTooltipContentHTML=cd;var on=(t,e)=>{let i=t.getAttribute(e);return i?Pa(i):[]},sn=(t,e,i)=>{if(!i?.length){t.removeAttribute(e);return}let r=gi(i);t.getAttribute(e)!==r&&t.setAttribute(e,r)};n.customElements.get("media-captions-button")||n.customElements.define("media-captions-button",Ot);var ud=Ot;var hd='<svg aria-hidden="true" viewBox="0 0 24 24"><g><path class="cast_caf_icon_arch0" d="M1,18 L1,21 L4,21 C4,19.3 2.66,18 1,18 L1,18 Z"/><path class="cast_caf_icon_arch1" d="M1,14 L1,16 C3.76,16 6,18.2 6,21 L8,21 C8,17.13 4.87,14 1,14 L1,14 Z"/><path class="cast_caf_icon_arch2" d="M1,10 L1,12 C5.97,12 10,16.0 10,21 L12,21 C12,14.92 7.07,10 1,10 L1,10 Z"/><path class="cast_caf_icon_box" d="M21,3 L3,3 C1.9,3 1,3.9 1,5 L1,8 L3,8 L3,5 L21,5 L21,19 L14,19 L14,21 L21,21 C22.1,21 23,20.1 23,19 L23,5 C23,3.9 22.1,3 21,3 L21,3 Z"/></g></svg>',md='<svg aria-hidden="true" viewBox="0 0 24 24"><g><path class="cast_caf_icon_arch0" d="M1,18 L1,21 L4,21 C4,19.3 2.66,18 1,18 L1,18 Z"/><path class="cast_caf_icon_arch1" d="M1,14 L1,16 C3.76,16 6,18.2 6,21 L8,21 C8,17.13 4.87,14 1,14 L1,14 Z"/><path class="cast_caf_icon_arch2" d="M1,10 L1,12 C5.97,12 10,16.0 10,21 L12,21 C12,14.92 7.07,10 1,10 L1,10 Z"/><path class="cast_caf_icon_box" d="M21,3 L3,3 C1.9,3 1,3.9 1,5 L1,8 L3,8 L3,5 L21,5 L21,19 L14,19 L14,21 L21,21 C22.1,21 23,20.1 23,19 L23,5 C23,3.9 22.1,3 21,3 L21,3 Z"/><path class="cast_caf_icon_boxfill" d="M5,7 L5,8.63 C8,8.6 13.37,14 13.37,17 L19,17 L19,7 Z"/></g></svg>';function pd(t){return`
    <style>
      :host([${o.MEDIA_IS_CASTING}]) slot[name=icon] slot:not([name=exit]) {
        display: none !important;
      }

      
      :host(:not([${o.MEDIA_IS_CASTING}])) slot[name=icon] slot:not([name=enter]) {
        display: none !important;
      }

      :host([${o.MEDIA_IS_CASTING}]) slot[name=tooltip-enter],
      :host(:not([${o.MEDIA_IS_CASTING}])) slot[name=tooltip-exit] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="enter">${hd}</slot>
      <slot name="exit">${md}</slot>
    </slot>
  `}function Ed(){return`
    <slot name="tooltip-enter">${m("Start casting")}</slot>
    <slot name="tooltip-exit">${m("Stop casting")}</slot>
  `}var nn=t=>{let e=t.mediaIsCasting?m("stop casting"):m("start casting");t.setAttribute("aria-label",e)},Ut=class extends C{static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_IS_CASTING,o.MEDIA_CAST_UNAVAILABLE]}connectedCallback(){super.connectedCallback(),nn(this)}attributeChangedCallback(e,i,r){super.attributeChangedCallback(e,i,r),e===o.MEDIA_IS_CASTING&&nn(this)}get mediaIsCasting(){return _(this,o.MEDIA_IS_CASTING)}set mediaIsCasting(e){g(this,o.MEDIA_IS_CASTING,e)}get mediaCastUnavailable(){return L(this,o.MEDIA_CAST_UNAVAILABLE)}set mediaCastUnavailable(e){M(this,o.MEDIA_CAST_UNAVAILABLE,e)}handleClick(){let e=this.mediaIsCasting?h.MEDIA_EXIT_CAST_REQUEST:h.MEDIA_ENTER_CAST_REQUEST;this.dispatchEvent(new n.CustomEvent(e,{composed:!0,bubbles:!0}))}};Ut.getSlotTemplateHTML=pd;Ut.getTooltipContentHTML=Ed;n.customElements.get("media-cast-button")||n.customElements.define("media-cast-button",Ut);var vd=Ut;var io=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},H=(t,e,i)=>(io(t,e,"read from private field"),i?i.call(t):e.get(t)),z=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},qe=(t,e,i,r)=>(io(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),Ee=(t,e,i)=>(io(t,e,"access private method"),i),Te,Cr,Ir,Sr,ve,Rr,yr,Mr,kr,ro,ln,Lr,Za,wr,Xa,Dr,ao,Ja,dn,ja,cn,eo,un,to,hn;function fd(t){return`
    <style>
      :host {
        --_focus-box-shadow: var(--media-focus-box-shadow, inset 0 0 0 2px rgb(27 127 204 / .9));
        --_media-range-padding: var(--media-range-padding, var(--media-control-padding, 10px));

        box-shadow: var(--_focus-visible-box-shadow, none);
        background: var(--media-control-background, var(--media-secondary-color, rgb(20 20 30 / .7)));
        height: calc(var(--media-control-height, 24px) + 2 * var(--_media-range-padding));
        display: inline-flex;
        align-items: center;
        
        vertical-align: middle;
        box-sizing: border-box;
        position: relative;
        width: 100px;
        transition: background .15s linear;
        cursor: var(--media-cursor, pointer);
        pointer-events: auto;
        touch-action: none; 
      }

      
      input[type=range]:focus {
        outline: 0;
      }
      input[type=range]:focus::-webkit-slider-runnable-track {
        outline: 0;
      }

      :host(:hover) {
        background: var(--media-control-hover-background, rgb(50 50 70 / .7));
      }

      #leftgap {
        padding-left: var(--media-range-padding-left, var(--_media-range-padding));
      }

      #rightgap {
        padding-right: var(--media-range-padding-right, var(--_media-range-padding));
      }

      #startpoint,
      #endpoint {
        position: absolute;
      }

      #endpoint {
        right: 0;
      }

      #container {
        
        width: var(--media-range-track-width, 100%);
        transform: translate(var(--media-range-track-translate-x, 0px), var(--media-range-track-translate-y, 0px));
        position: relative;
        height: 100%;
        display: flex;
        align-items: center;
        min-width: 40px;
      }

      #range {
        
        display: var(--media-time-range-hover-display, block);
        bottom: var(--media-time-range-hover-bottom, 0);
        height: var(--media-time-range-hover-height, max(100% , 25px));
        width: 100%;
        position: absolute;
        cursor: var(--media-cursor, pointer);

        -webkit-appearance: none; 
        -webkit-tap-highlight-color: transparent;
        background: transparent; 
        margin: 0;
        z-index: 1;
      }

      @media (hover: hover) {
        #range {
          bottom: var(--media-time-range-hover-bottom, 0);
          height: var(--media-time-range-hover-height, max(100%, 20px));
        }
      }

      
      
      #range::-webkit-slider-thumb {
        -webkit-appearance: none;
        background: transparent;
        width: .1px;
        height: .1px;
      }

      
      #range::-moz-range-thumb {
        background: transparent;
        border: transparent;
        width: .1px;
        height: .1px;
      }

      #appearance {
        height: var(--media-range-track-height, 4px);
        display: flex;
        flex-direction: column;
        justify-content: center;
        width: 100%;
        position: absolute;
        
        will-change: transform;
      }

      #track {
        background: var(--media-range-track-background, rgb(255 255 255 / .2));
        border-radius: var(--media-range-track-border-radius, 1px);
        border: var(--media-range-track-border, none);
        outline: var(--media-range-track-outline);
        outline-offset: var(--media-range-track-outline-offset);
        backdrop-filter: var(--media-range-track-backdrop-filter);
        -webkit-backdrop-filter: var(--media-range-track-backdrop-filter);
        box-shadow: var(--media-range-track-box-shadow, none);
        position: absolute;
        width: 100%;
        height: 100%;
        overflow: hidden;
      }

      #progress,
      #pointer {
        position: absolute;
        height: 100%;
        will-change: width;
      }

      #progress {
        background: var(--media-range-bar-color, var(--media-primary-color, rgb(238 238 238)));
        transition: var(--media-range-track-transition);
      }

      #pointer {
        background: var(--media-range-track-pointer-background);
        border-right: var(--media-range-track-pointer-border-right);
        transition: visibility .25s, opacity .25s;
        visibility: hidden;
        opacity: 0;
      }

      @media (hover: hover) {
        :host(:hover) #pointer {
          transition: visibility .5s, opacity .5s;
          visibility: visible;
          opacity: 1;
        }
      }

      #thumb,
      ::slotted([slot=thumb]) {
        width: var(--media-range-thumb-width, 10px);
        height: var(--media-range-thumb-height, 10px);
        transition: var(--media-range-thumb-transition);
        transform: var(--media-range-thumb-transform, none);
        opacity: var(--media-range-thumb-opacity, 1);
        translate: -50%;
        position: absolute;
        left: 0;
        cursor: var(--media-cursor, pointer);
      }

      #thumb {
        border-radius: var(--media-range-thumb-border-radius, 10px);
        background: var(--media-range-thumb-background, var(--media-primary-color, rgb(238 238 238)));
        box-shadow: var(--media-range-thumb-box-shadow, 1px 1px 1px transparent);
        border: var(--media-range-thumb-border, none);
      }

      :host([disabled]) #thumb {
        background-color: #777;
      }

      .segments #appearance {
        height: var(--media-range-segment-hover-height, 7px);
      }

      #track {
        clip-path: url(#segments-clipping);
      }

      #segments {
        --segments-gap: var(--media-range-segments-gap, 2px);
        position: absolute;
        width: 100%;
        height: 100%;
      }

      #segments-clipping {
        transform: translateX(calc(var(--segments-gap) / 2));
      }

      #segments-clipping:empty {
        display: none;
      }

      #segments-clipping rect {
        height: var(--media-range-track-height, 4px);
        y: calc((var(--media-range-segment-hover-height, 7px) - var(--media-range-track-height, 4px)) / 2);
        transition: var(--media-range-segment-transition, transform .1s ease-in-out);
        transform: var(--media-range-segment-transform, scaleY(1));
        transform-origin: center;
      }

      /* Visible label for accessibility - positioned off-screen but technically visible (Firefox requires visible labels) */
      #range-label {
        position: absolute;
        left: -10000px;
        background: var(--media-control-background, var(--media-secondary-color, rgb(20 20 30 / .7)));
        pointer-events: none;
      }
    </style>
    <div id="leftgap"></div>
    <div id="container">
      <div id="startpoint"></div>
      <div id="endpoint"></div>
      <div id="appearance">
        <div id="track" part="track">
          <div id="pointer"></div>
          <div id="progress" part="progress"></div>
        </div>
        <slot name="thumb">
          <div id="thumb" part="thumb"></div>
        </slot>
        <svg id="segments" aria-hidden="true"><clipPath id="segments-clipping"></clipPath></svg>
      </div>
        <input id="range" type="range" min="0" max="1" step="any" value="0">
        <label for="range" id="range-label"></label>

      ${this.getContainerTemplateHTML(t)}
    </div>
    <div id="rightgap"></div>
  `}function _d(t){return""}var fe=class extends n.HTMLElement{constructor(){if(super(),z(this,ro),z(this,Lr),z(this,wr),z(this,Dr),z(this,Ja),z(this,ja),z(this,eo),z(this,to),z(this,Te,void 0),z(this,Cr,void 0),z(this,Ir,void 0),z(this,Sr,void 0),z(this,ve,{}),z(this,Rr,[]),z(this,yr,()=>{if(this.range.matches(":focus-visible")){let{style:e}=x(this.shadowRoot,":host");e.setProperty("--_focus-visible-box-shadow","var(--_focus-box-shadow)")}}),z(this,Mr,()=>{let{style:e}=x(this.shadowRoot,":host");e.removeProperty("--_focus-visible-box-shadow")}),z(this,kr,()=>{let e=this.shadowRoot.querySelector("#segments-clipping");e&&e.parentNode.append(e)}),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=F(this.attributes),i=this.constructor.getTemplateHTML(e);this.shadowRoot.setHTMLUnsafe?this.shadowRoot.setHTMLUnsafe(i):this.shadowRoot.innerHTML=i}this.container=this.shadowRoot.querySelector("#container"),qe(this,Ir,this.shadowRoot.querySelector("#startpoint")),qe(this,Sr,this.shadowRoot.querySelector("#endpoint")),this.range=this.shadowRoot.querySelector("#range"),this.appearance=this.shadowRoot.querySelector("#appearance")}static get observedAttributes(){return["disabled","aria-disabled",y.MEDIA_CONTROLLER]}attributeChangedCallback(e,i,r){var a,s,l,d,c;e===y.MEDIA_CONTROLLER?(i&&((s=(a=H(this,Te))==null?void 0:a.unassociateElement)==null||s.call(a,this),qe(this,Te,null)),r&&this.isConnected&&(qe(this,Te,(l=this.getRootNode())==null?void 0:l.getElementById(r)),(c=(d=H(this,Te))==null?void 0:d.associateElement)==null||c.call(d,this))):(e==="disabled"||e==="aria-disabled"&&i!==r)&&(r==null?(this.range.removeAttribute(e),Ee(this,Lr,Za).call(this)):(this.range.setAttribute(e,r),Ee(this,wr,Xa).call(this)))}connectedCallback(){var e,i,r;let{style:a}=x(this.shadowRoot,":host");a.setProperty("display",`var(--media-control-display, var(--${this.localName}-display, inline-flex))`),H(this,ve).pointer=x(this.shadowRoot,"#pointer"),H(this,ve).progress=x(this.shadowRoot,"#progress"),H(this,ve).thumb=x(this.shadowRoot,'#thumb, ::slotted([slot="thumb"])'),H(this,ve).activeSegment=x(this.shadowRoot,"#segments-clipping rect:nth-child(0)");let s=this.getAttribute(y.MEDIA_CONTROLLER);s&&(qe(this,Te,(e=this.getRootNode())==null?void 0:e.getElementById(s)),(r=(i=H(this,Te))==null?void 0:i.associateElement)==null||r.call(i,this)),this.updateBar(),this.shadowRoot.addEventListener("focusin",H(this,yr)),this.shadowRoot.addEventListener("focusout",H(this,Mr)),Ee(this,Lr,Za).call(this),Qi(this.container,H(this,kr))}disconnectedCallback(){var e,i;Ee(this,wr,Xa).call(this),(i=(e=H(this,Te))==null?void 0:e.unassociateElement)==null||i.call(e,this),qe(this,Te,null),this.shadowRoot.removeEventListener("focusin",H(this,yr)),this.shadowRoot.removeEventListener("focusout",H(this,Mr)),zi(this.container,H(this,kr))}updatePointerBar(e){var i;(i=H(this,ve).pointer)==null||i.style.setProperty("width",`${this.getPointerRatio(e)*100}%`)}updateBar(){var e,i;let r=this.range.valueAsNumber*100;(e=H(this,ve).progress)==null||e.style.setProperty("width",`${r}%`),(i=H(this,ve).thumb)==null||i.style.setProperty("left",`${r}%`)}updateSegments(e){let i=this.shadowRoot.querySelector("#segments-clipping");if(i.textContent="",this.container.classList.toggle("segments",!!e?.length),!e?.length)return;let r=[...new Set([+this.range.min,...e.flatMap(s=>[s.start,s.end]),+this.range.max])];qe(this,Rr,[...r]);let a=r.pop();for(let[s,l]of r.entries()){let[d,c]=[s===0,s===r.length-1],k=d?"calc(var(--segments-gap) / -1)":`${l*100}%`,T=`calc(${((c?a:r[s+1])-l)*100}%${d||c?"":" - var(--segments-gap)"})`,f=W.createElementNS("http://www.w3.org/2000/svg","rect"),p=Ta(this.shadowRoot,`#segments-clipping rect:nth-child(${s+1})`);p.style.setProperty("x",k),p.style.setProperty("width",T),i.append(f)}}getPointerRatio(e){return ps(e.clientX,e.clientY,H(this,Ir).getBoundingClientRect(),H(this,Sr).getBoundingClientRect())}get dragging(){return this.hasAttribute("dragging")}handleEvent(e){switch(e.type){case"pointermove":Ee(this,to,hn).call(this,e);break;case"input":this.updateBar();break;case"pointerenter":Ee(this,Ja,dn).call(this,e);break;case"pointerdown":Ee(this,Dr,ao).call(this,e);break;case"pointerup":Ee(this,ja,cn).call(this);break;case"pointerleave":Ee(this,eo,un).call(this);break}}get keysUsed(){return["ArrowUp","ArrowRight","ArrowDown","ArrowLeft"]}};Te=new WeakMap;Cr=new WeakMap;Ir=new WeakMap;Sr=new WeakMap;ve=new WeakMap;Rr=new WeakMap;yr=new WeakMap;Mr=new WeakMap;kr=new WeakMap;ro=new WeakSet;ln=function(t){let e=H(this,ve).activeSegment;if(!e)return;let i=this.getPointerRatio(t),a=`#segments-clipping rect:nth-child(${H(this,Rr).findIndex((s,l,d)=>{let c=d[l+1];return c!=null&&i>=s&&i<=c})+1})`;(e.selectorText!=a||!e.style.transform)&&(e.selectorText=a,e.style.setProperty("transform","var(--media-range-segment-hover-transform, scaleY(2))"))};Lr=new WeakSet;Za=function(){this.hasAttribute("disabled")||!this.isConnected||(this.addEventListener("input",this),this.addEventListener("pointerdown",this),this.addEventListener("pointerenter",this))};wr=new WeakSet;Xa=function(){var t,e;this.removeEventListener("input",this),this.removeEventListener("pointerdown",this),this.removeEventListener("pointerenter",this),this.removeEventListener("pointerleave",this),(t=n.window)==null||t.removeEventListener("pointerup",this),(e=n.window)==null||e.removeEventListener("pointermove",this)};Dr=new WeakSet;ao=function(t){var e;qe(this,Cr,t.composedPath().includes(this.range)),(e=n.window)==null||e.addEventListener("pointerup",this,{once:!0})};Ja=new WeakSet;dn=function(t){var e;t.pointerType!=="mouse"&&Ee(this,Dr,ao).call(this,t),this.addEventListener("pointerleave",this,{once:!0}),(e=n.window)==null||e.addEventListener("pointermove",this)};ja=new WeakSet;cn=function(){var t;(t=n.window)==null||t.removeEventListener("pointerup",this),this.toggleAttribute("dragging",!1),this.range.disabled=this.hasAttribute("disabled")};eo=new WeakSet;un=function(){var t,e;this.removeEventListener("pointerleave",this),(t=n.window)==null||t.removeEventListener("pointermove",this),this.toggleAttribute("dragging",!1),this.range.disabled=this.hasAttribute("disabled"),(e=H(this,ve).activeSegment)==null||e.style.removeProperty("transform")};to=new WeakSet;hn=function(t){t.pointerType==="pen"&&t.buttons===0||(this.toggleAttribute("dragging",t.buttons===1||t.pointerType!=="mouse"),this.updatePointerBar(t),Ee(this,ro,ln).call(this,t),this.dragging&&(t.pointerType!=="mouse"||!H(this,Cr))&&(this.range.disabled=!0,this.range.valueAsNumber=this.getPointerRatio(t),this.range.dispatchEvent(new Event("input",{bubbles:!0,composed:!0}))))};fe.shadowRootOptions={mode:"open"};fe.getTemplateHTML=fd;fe.getContainerTemplateHTML=_d;n.customElements.get("media-chrome-range")||n.customElements.define("media-chrome-range",fe);var gd=fe;var mn=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},Or=(t,e,i)=>(mn(t,e,"read from private field"),i?i.call(t):e.get(t)),bd=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Ur=(t,e,i,r)=>(mn(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),Ie;function Ad(t){return`
    <style>
      :host {
        
        box-sizing: border-box;
        display: var(--media-control-display, var(--media-control-bar-display, inline-flex));
        color: var(--media-text-color, var(--media-primary-color, rgb(238 238 238)));
        --media-loading-indicator-icon-height: 44px;
      }

      ::slotted(media-time-range),
      ::slotted(media-volume-range) {
        min-height: 100%;
      }

      ::slotted(media-time-range),
      ::slotted(media-clip-selector) {
        flex-grow: 1;
      }

      ::slotted([role="menu"]) {
        position: absolute;
      }
    </style>

    <slot></slot>
  `}var xt=class extends n.HTMLElement{constructor(){if(super(),bd(this,Ie,void 0),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=F(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(e)}}static get observedAttributes(){return[y.MEDIA_CONTROLLER]}attributeChangedCallback(e,i,r){var a,s,l,d,c;e===y.MEDIA_CONTROLLER&&(i&&((s=(a=Or(this,Ie))==null?void 0:a.unassociateElement)==null||s.call(a,this),Ur(this,Ie,null)),r&&this.isConnected&&(Ur(this,Ie,(l=this.getRootNode())==null?void 0:l.getElementById(r)),(c=(d=Or(this,Ie))==null?void 0:d.associateElement)==null||c.call(d,this)))}connectedCallback(){var e,i,r;let a=this.getAttribute(y.MEDIA_CONTROLLER);a&&(Ur(this,Ie,(e=this.getRootNode())==null?void 0:e.getElementById(a)),(r=(i=Or(this,Ie))==null?void 0:i.associateElement)==null||r.call(i,this))}disconnectedCallback(){var e,i;(i=(e=Or(this,Ie))==null?void 0:e.unassociateElement)==null||i.call(e,this),Ur(this,Ie,null)}};Ie=new WeakMap;xt.shadowRootOptions={mode:"open"};xt.getTemplateHTML=Ad;n.customElements.get("media-control-bar")||n.customElements.define("media-control-bar",xt);var Td=xt;var pn=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},xr=(t,e,i)=>(pn(t,e,"read from private field"),i?i.call(t):e.get(t)),Id=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Pr=(t,e,i,r)=>(pn(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),Se;function Sd(t,e={}){return`
    <style>
      :host {
        font: var(--media-font,
          var(--media-font-weight, normal)
          var(--media-font-size, 14px) /
          var(--media-text-content-height, var(--media-control-height, 24px))
          var(--media-font-family, helvetica neue, segoe ui, roboto, arial, sans-serif));
        color: var(--media-text-color, var(--media-primary-color, rgb(238 238 238)));
        background: var(--media-text-background, var(--media-control-background, var(--media-secondary-color, rgb(20 20 30 / .7))));
        padding: var(--media-control-padding, 10px);
        display: inline-flex;
        justify-content: center;
        align-items: center;
        vertical-align: middle;
        box-sizing: border-box;
        text-align: center;
        pointer-events: auto;
      }

      
      :host(:focus-visible) {
        box-shadow: var(--media-focus-box-shadow, inset 0 0 0 2px rgb(27 127 204 / .9));
        outline: 0;
      }

      
      :host(:where(:focus)) {
        box-shadow: none;
        outline: 0;
      }
    </style>

    ${this.getSlotTemplateHTML(t,e)}
  `}function yd(t,e){return`
    <slot></slot>
  `}var ee=class extends n.HTMLElement{constructor(){if(super(),Id(this,Se,void 0),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=F(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(e)}}static get observedAttributes(){return[y.MEDIA_CONTROLLER]}attributeChangedCallback(e,i,r){var a,s,l,d,c;e===y.MEDIA_CONTROLLER&&(i&&((s=(a=xr(this,Se))==null?void 0:a.unassociateElement)==null||s.call(a,this),Pr(this,Se,null)),r&&this.isConnected&&(Pr(this,Se,(l=this.getRootNode())==null?void 0:l.getElementById(r)),(c=(d=xr(this,Se))==null?void 0:d.associateElement)==null||c.call(d,this)))}connectedCallback(){var e,i,r;let{style:a}=x(this.shadowRoot,":host");a.setProperty("display",`var(--media-control-display, var(--${this.localName}-display, inline-flex))`);let s=this.getAttribute(y.MEDIA_CONTROLLER);s&&(Pr(this,Se,(e=this.getRootNode())==null?void 0:e.getElementById(s)),(r=(i=xr(this,Se))==null?void 0:i.associateElement)==null||r.call(i,this))}disconnectedCallback(){var e,i;(i=(e=xr(this,Se))==null?void 0:e.unassociateElement)==null||i.call(e,this),Pr(this,Se,null)}};Se=new WeakMap;ee.shadowRootOptions={mode:"open"};ee.getTemplateHTML=Sd;ee.getSlotTemplateHTML=yd;n.customElements.get("media-text-display")||n.customElements.define("media-text-display",ee);var Md=ee;var vn=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},En=(t,e,i)=>(vn(t,e,"read from private field"),i?i.call(t):e.get(t)),kd=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Ld=(t,e,i,r)=>(vn(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),yi;function wd(t,e){return`
    <slot>${se(e.mediaDuration)}</slot>
  `}var Mi=class extends ee{constructor(){var e;super(),kd(this,yi,void 0),Ld(this,yi,this.shadowRoot.querySelector("slot")),En(this,yi).textContent=se((e=this.mediaDuration)!=null?e:0)}static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_DURATION]}attributeChangedCallback(e,i,r){e===o.MEDIA_DURATION&&(En(this,yi).textContent=se(+r)),super.attributeChangedCallback(e,i,r)}get mediaDuration(){return D(this,o.MEDIA_DURATION)}set mediaDuration(e){U(this,o.MEDIA_DURATION,e)}};yi=new WeakMap;Mi.getSlotTemplateHTML=wd;n.customElements.get("media-duration-display")||n.customElements.define("media-duration-display",Mi);var Rd=Mi;var Dd={2:m("Network Error"),3:m("Decode Error"),4:m("Source Not Supported"),5:m("Encryption Error")},Cd={2:m("A network error caused the media download to fail."),3:m("A media error caused playback to be aborted. The media could be corrupt or your browser does not support this format."),4:m("An unsupported error occurred. The server or network failed, or your browser does not support this format."),5:m("The media is encrypted and there are no keys to decrypt it.")},Nr=t=>{var e,i;return t.code===1?null:{title:(e=Dd[t.code])!=null?e:`Error ${t.code}`,message:(i=Cd[t.code])!=null?i:t.message}};var _n=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},Od=(t,e,i)=>(_n(t,e,"read from private field"),i?i.call(t):e.get(t)),Ud=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},xd=(t,e,i,r)=>(_n(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),Hr;function Pd(t){let e=+t.mediaerrorcode;return`
    <style>
      :host {
        background: rgb(20 20 30 / .8);
      }

      #content {
        display: block;
        padding: 1.2em 1.5em;
      }

      h3,
      p {
        margin-block: 0 .3em;
      }
    </style>
    <slot name="error-${e}" id="content">
      ${gn({code:e,message:t.mediaerrormessage})}
    </slot>
  `}function Nd(t){return t.code&&Nr(t)!==null}function gn(t){var e;let{title:i,message:r}=(e=Nr(t))!=null?e:{},a=Ki(t.code),s="";return i&&(s+=`<slot name="error-${a}-title"><h3>${Ki(i)}</h3></slot>`),r&&(s+=`<slot name="error-${a}-message"><p>${Ki(r)}</p></slot>`),s}var fn=[o.MEDIA_ERROR_CODE,o.MEDIA_ERROR_MESSAGE],Pt=class extends me{constructor(){super(...arguments),Ud(this,Hr,null)}static get observedAttributes(){return[...super.observedAttributes,...fn]}formatErrorMessage(e){return this.constructor.formatErrorMessage(e)}attributeChangedCallback(e,i,r){var a;if(super.attributeChangedCallback(e,i,r),!fn.includes(e))return;let s=(a=this.mediaError)!=null?a:{code:this.mediaErrorCode,message:this.mediaErrorMessage};if(this.open=Nd(s),this.open&&(this.shadowRoot.querySelector("slot").name=`error-${this.mediaErrorCode}`,this.shadowRoot.querySelector("#content").innerHTML=this.formatErrorMessage(s),!this.hasAttribute("aria-label"))){let{title:l}=Nr(s);l&&this.setAttribute("aria-label",l)}}get mediaError(){return Od(this,Hr)}set mediaError(e){xd(this,Hr,e)}get mediaErrorCode(){return D(this,"mediaerrorcode")}set mediaErrorCode(e){U(this,"mediaerrorcode",e)}get mediaErrorMessage(){return L(this,"mediaerrormessage")}set mediaErrorMessage(e){M(this,"mediaerrormessage",e)}};Hr=new WeakMap;Pt.getSlotTemplateHTML=Pd;Pt.formatErrorMessage=gn;n.customElements.get("media-error-dialog")||n.customElements.define("media-error-dialog",Pt);var Hd=Pt;var An=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},Fd=(t,e,i)=>(An(t,e,"read from private field"),i?i.call(t):e.get(t)),Bd=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},$d=(t,e,i,r)=>(An(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),Fr,Wd=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M16 3v2.5h3.5V9H22V3h-6ZM4 9h2.5V5.5H10V3H4v6Zm15.5 9.5H16V21h6v-6h-2.5v3.5ZM6.5 15H4v6h6v-2.5H6.5V15Z"/>
</svg>`,Vd=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M18.5 6.5V3H16v6h6V6.5h-3.5ZM16 21h2.5v-3.5H22V15h-6v6ZM4 17.5h3.5V21H10v-6H4v2.5Zm3.5-11H4V9h6V3H7.5v3.5Z"/>
</svg>`;function Kd(t){return`
    <style>
      :host([${o.MEDIA_IS_FULLSCREEN}]) slot[name=icon] slot:not([name=exit]) {
        display: none !important;
      }

      
      :host(:not([${o.MEDIA_IS_FULLSCREEN}])) slot[name=icon] slot:not([name=enter]) {
        display: none !important;
      }

      :host([${o.MEDIA_IS_FULLSCREEN}]) slot[name=tooltip-enter],
      :host(:not([${o.MEDIA_IS_FULLSCREEN}])) slot[name=tooltip-exit] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="enter">${Wd}</slot>
      <slot name="exit">${Vd}</slot>
    </slot>
  `}function Gd(){return`
    <slot name="tooltip-enter">${m("Enter fullscreen mode")}</slot>
    <slot name="tooltip-exit">${m("Exit fullscreen mode")}</slot>
  `}var bn=t=>{let e=t.mediaIsFullscreen?m("exit fullscreen mode"):m("enter fullscreen mode");t.setAttribute("aria-label",e)},Nt=class extends C{constructor(){super(...arguments),Bd(this,Fr,null)}static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_IS_FULLSCREEN,o.MEDIA_FULLSCREEN_UNAVAILABLE]}connectedCallback(){super.connectedCallback(),bn(this)}attributeChangedCallback(e,i,r){super.attributeChangedCallback(e,i,r),e===o.MEDIA_IS_FULLSCREEN&&bn(this)}get mediaFullscreenUnavailable(){return L(this,o.MEDIA_FULLSCREEN_UNAVAILABLE)}set mediaFullscreenUnavailable(e){M(this,o.MEDIA_FULLSCREEN_UNAVAILABLE,e)}get mediaIsFullscreen(){return _(this,o.MEDIA_IS_FULLSCREEN)}set mediaIsFullscreen(e){g(this,o.MEDIA_IS_FULLSCREEN,e)}handleClick(e){$d(this,Fr,e);let i=Fd(this,Fr)instanceof PointerEvent,r=this.mediaIsFullscreen?new n.CustomEvent(h.MEDIA_EXIT_FULLSCREEN_REQUEST,{composed:!0,bubbles:!0}):new n.CustomEvent(h.MEDIA_ENTER_FULLSCREEN_REQUEST,{composed:!0,bubbles:!0,detail:i});this.dispatchEvent(r)}};Fr=new WeakMap;Nt.getSlotTemplateHTML=Kd;Nt.getTooltipContentHTML=Gd;n.customElements.get("media-fullscreen-button")||n.customElements.define("media-fullscreen-button",Nt);var qd=Nt;var{MEDIA_TIME_IS_LIVE:Br,MEDIA_PAUSED:ki}=o,{MEDIA_SEEK_TO_LIVE_REQUEST:Yd,MEDIA_PLAY_REQUEST:Qd}=h,zd='<svg viewBox="0 0 6 12" aria-hidden="true"><circle cx="3" cy="6" r="2"></circle></svg>';function Zd(t){return`
    <style>
      :host { --media-tooltip-display: none; }
      
      slot[name=indicator] > *,
      :host ::slotted([slot=indicator]) {
        
        min-width: auto;
        fill: var(--media-live-button-icon-color, rgb(140, 140, 140));
        color: var(--media-live-button-icon-color, rgb(140, 140, 140));
      }

      :host([${Br}]:not([${ki}])) slot[name=indicator] > *,
      :host([${Br}]:not([${ki}])) ::slotted([slot=indicator]) {
        fill: var(--media-live-button-indicator-color, rgb(255, 0, 0));
        color: var(--media-live-button-indicator-color, rgb(255, 0, 0));
      }

      :host([${Br}]:not([${ki}])) {
        cursor: var(--media-cursor, not-allowed);
      }

      slot[name=text]{
        text-transform: uppercase;
      }

    </style>

    <slot name="indicator">${zd}</slot>
    
    <slot name="spacer">&nbsp;</slot><slot name="text">${m("live")}</slot>
  `}var Tn=t=>{var e;let i=t.mediaPaused||!t.mediaTimeIsLive,r=i?m("seek to live"):m("playing live");t.setAttribute("aria-label",r);let a=(e=t.shadowRoot)==null?void 0:e.querySelector('slot[name="text"]');a&&(a.textContent=m("live")),i?t.removeAttribute("aria-disabled"):t.setAttribute("aria-disabled","true")},Li=class extends C{static get observedAttributes(){return[...super.observedAttributes,Br,ki]}connectedCallback(){super.connectedCallback(),Tn(this)}attributeChangedCallback(e,i,r){super.attributeChangedCallback(e,i,r),Tn(this)}get mediaPaused(){return _(this,o.MEDIA_PAUSED)}set mediaPaused(e){g(this,o.MEDIA_PAUSED,e)}get mediaTimeIsLive(){return _(this,o.MEDIA_TIME_IS_LIVE)}set mediaTimeIsLive(e){g(this,o.MEDIA_TIME_IS_LIVE,e)}handleClick(){!this.mediaPaused&&this.mediaTimeIsLive||(this.dispatchEvent(new n.CustomEvent(Yd,{composed:!0,bubbles:!0})),this.hasAttribute(ki)&&this.dispatchEvent(new n.CustomEvent(Qd,{composed:!0,bubbles:!0})))}};Li.getSlotTemplateHTML=Zd;n.customElements.get("media-live-button")||n.customElements.define("media-live-button",Li);var Xd=Li;var Sn=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},wi=(t,e,i)=>(Sn(t,e,"read from private field"),i?i.call(t):e.get(t)),In=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Ri=(t,e,i,r)=>(Sn(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),ye,Wr,$r={LOADING_DELAY:"loadingdelay",NO_AUTOHIDE:"noautohide"},yn=500,Jd=`
<svg aria-hidden="true" viewBox="0 0 100 100">
  <path d="M73,50c0-12.7-10.3-23-23-23S27,37.3,27,50 M30.9,50c0-10.5,8.5-19.1,19.1-19.1S69.1,39.5,69.1,50">
    <animateTransform
       attributeName="transform"
       attributeType="XML"
       type="rotate"
       dur="1s"
       from="0 50 50"
       to="360 50 50"
       repeatCount="indefinite" />
  </path>
</svg>
`;function jd(t){return`
    <style>
      :host {
        display: var(--media-control-display, var(--media-loading-indicator-display, inline-block));
        vertical-align: middle;
        box-sizing: border-box;
        --_loading-indicator-delay: var(--media-loading-indicator-transition-delay, ${yn}ms);
      }

      #status {
        color: rgba(0,0,0,0);
        width: 0px;
        height: 0px;
      }

      :host slot[name=icon] > *,
      :host ::slotted([slot=icon]) {
        opacity: var(--media-loading-indicator-opacity, 0);
        transition: opacity 0.15s;
      }

      :host([${o.MEDIA_LOADING}]:not([${o.MEDIA_PAUSED}])) slot[name=icon] > *,
      :host([${o.MEDIA_LOADING}]:not([${o.MEDIA_PAUSED}])) ::slotted([slot=icon]) {
        opacity: var(--media-loading-indicator-opacity, 1);
        transition: opacity 0.15s var(--_loading-indicator-delay);
      }

      :host #status {
        visibility: var(--media-loading-indicator-opacity, hidden);
        transition: visibility 0.15s;
      }

      :host([${o.MEDIA_LOADING}]:not([${o.MEDIA_PAUSED}])) #status {
        visibility: var(--media-loading-indicator-opacity, visible);
        transition: visibility 0.15s var(--_loading-indicator-delay);
      }

      svg, img, ::slotted(svg), ::slotted(img) {
        width: var(--media-loading-indicator-icon-width);
        height: var(--media-loading-indicator-icon-height, 100px);
        fill: var(--media-icon-color, var(--media-primary-color, rgb(238 238 238)));
        vertical-align: middle;
      }
    </style>

    <slot name="icon">${Jd}</slot>
    <div id="status" role="status" aria-live="polite">${m("media loading")}</div>
  `}var Ht=class extends n.HTMLElement{constructor(){if(super(),In(this,ye,void 0),In(this,Wr,yn),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=F(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(e)}}static get observedAttributes(){return[y.MEDIA_CONTROLLER,o.MEDIA_PAUSED,o.MEDIA_LOADING,$r.LOADING_DELAY]}attributeChangedCallback(e,i,r){var a,s,l,d,c;e===$r.LOADING_DELAY&&i!==r?this.loadingDelay=Number(r):e===y.MEDIA_CONTROLLER&&(i&&((s=(a=wi(this,ye))==null?void 0:a.unassociateElement)==null||s.call(a,this),Ri(this,ye,null)),r&&this.isConnected&&(Ri(this,ye,(l=this.getRootNode())==null?void 0:l.getElementById(r)),(c=(d=wi(this,ye))==null?void 0:d.associateElement)==null||c.call(d,this)))}connectedCallback(){var e,i,r;let a=this.getAttribute(y.MEDIA_CONTROLLER);a&&(Ri(this,ye,(e=this.getRootNode())==null?void 0:e.getElementById(a)),(r=(i=wi(this,ye))==null?void 0:i.associateElement)==null||r.call(i,this))}disconnectedCallback(){var e,i;(i=(e=wi(this,ye))==null?void 0:e.unassociateElement)==null||i.call(e,this),Ri(this,ye,null)}get loadingDelay(){return wi(this,Wr)}set loadingDelay(e){Ri(this,Wr,e);let{style:i}=x(this.shadowRoot,":host");i.setProperty("--_loading-indicator-delay",`var(--media-loading-indicator-transition-delay, ${e}ms)`)}get mediaPaused(){return _(this,o.MEDIA_PAUSED)}set mediaPaused(e){g(this,o.MEDIA_PAUSED,e)}get mediaLoading(){return _(this,o.MEDIA_LOADING)}set mediaLoading(e){g(this,o.MEDIA_LOADING,e)}get mediaController(){return L(this,y.MEDIA_CONTROLLER)}set mediaController(e){M(this,y.MEDIA_CONTROLLER,e)}get noAutohide(){return _(this,$r.NO_AUTOHIDE)}set noAutohide(e){g(this,$r.NO_AUTOHIDE,e)}};ye=new WeakMap;Wr=new WeakMap;Ht.shadowRootOptions={mode:"open"};Ht.getTemplateHTML=jd;n.customElements.get("media-loading-indicator")||n.customElements.define("media-loading-indicator",Ht);var ec=Ht;var tc=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="M16.5 12A4.5 4.5 0 0 0 14 8v2.18l2.45 2.45a4.22 4.22 0 0 0 .05-.63Zm2.5 0a6.84 6.84 0 0 1-.54 2.64L20 16.15A8.8 8.8 0 0 0 21 12a9 9 0 0 0-7-8.77v2.06A7 7 0 0 1 19 12ZM4.27 3 3 4.27 7.73 9H3v6h4l5 5v-6.73l4.25 4.25A6.92 6.92 0 0 1 14 18.7v2.06A9 9 0 0 0 17.69 19l2 2.05L21 19.73l-9-9L4.27 3ZM12 4 9.91 6.09 12 8.18V4Z"/>
</svg>`,Mn=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="M3 9v6h4l5 5V4L7 9H3Zm13.5 3A4.5 4.5 0 0 0 14 8v8a4.47 4.47 0 0 0 2.5-4Z"/>
</svg>`,ic=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="M3 9v6h4l5 5V4L7 9H3Zm13.5 3A4.5 4.5 0 0 0 14 8v8a4.47 4.47 0 0 0 2.5-4ZM14 3.23v2.06a7 7 0 0 1 0 13.42v2.06a9 9 0 0 0 0-17.54Z"/>
</svg>`;function rc(t){return`
    <style>
      :host(:not([${o.MEDIA_VOLUME_LEVEL}])) slot[name=icon] slot:not([name=high]),
      :host([${o.MEDIA_VOLUME_LEVEL}=high]) slot[name=icon] slot:not([name=high]) {
        display: none !important;
      }

      :host([${o.MEDIA_VOLUME_LEVEL}=off]) slot[name=icon] slot:not([name=off]) {
        display: none !important;
      }

      :host([${o.MEDIA_VOLUME_LEVEL}=low]) slot[name=icon] slot:not([name=low]) {
        display: none !important;
      }

      :host([${o.MEDIA_VOLUME_LEVEL}=medium]) slot[name=icon] slot:not([name=medium]) {
        display: none !important;
      }

      :host(:not([${o.MEDIA_VOLUME_LEVEL}=off])) slot[name=tooltip-unmute],
      :host([${o.MEDIA_VOLUME_LEVEL}=off]) slot[name=tooltip-mute] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="off">${tc}</slot>
      <slot name="low">${Mn}</slot>
      <slot name="medium">${Mn}</slot>
      <slot name="high">${ic}</slot>
    </slot>
  `}function ac(){return`
    <slot name="tooltip-mute">${m("Mute")}</slot>
    <slot name="tooltip-unmute">${m("Unmute")}</slot>
  `}var kn=t=>{let i=t.mediaVolumeLevel==="off"?m("unmute"):m("mute");t.setAttribute("aria-label",i)},Ft=class extends C{static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_VOLUME_LEVEL]}connectedCallback(){super.connectedCallback(),kn(this)}attributeChangedCallback(e,i,r){super.attributeChangedCallback(e,i,r),e===o.MEDIA_VOLUME_LEVEL&&kn(this)}get mediaVolumeLevel(){return L(this,o.MEDIA_VOLUME_LEVEL)}set mediaVolumeLevel(e){M(this,o.MEDIA_VOLUME_LEVEL,e)}handleClick(){let e=this.mediaVolumeLevel==="off"?h.MEDIA_UNMUTE_REQUEST:h.MEDIA_MUTE_REQUEST;this.dispatchEvent(new n.CustomEvent(e,{composed:!0,bubbles:!0}))}};Ft.getSlotTemplateHTML=rc;Ft.getTooltipContentHTML=ac;n.customElements.get("media-mute-button")||n.customElements.define("media-mute-button",Ft);var oc=Ft;var Ln=`<svg aria-hidden="true" viewBox="0 0 28 24">
  <path d="M24 3H4a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h20a1 1 0 0 0 1-1V4a1 1 0 0 0-1-1Zm-1 16H5V5h18v14Zm-3-8h-7v5h7v-5Z"/>
</svg>`;function sc(t){return`
    <style>
      :host([${o.MEDIA_IS_PIP}]) slot[name=icon] slot:not([name=exit]) {
        display: none !important;
      }

      :host(:not([${o.MEDIA_IS_PIP}])) slot[name=icon] slot:not([name=enter]) {
        display: none !important;
      }

      :host([${o.MEDIA_IS_PIP}]) slot[name=tooltip-enter],
      :host(:not([${o.MEDIA_IS_PIP}])) slot[name=tooltip-exit] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="enter">${Ln}</slot>
      <slot name="exit">${Ln}</slot>
    </slot>
  `}function nc(){return`
    <slot name="tooltip-enter">${m("Enter picture in picture mode")}</slot>
    <slot name="tooltip-exit">${m("Exit picture in picture mode")}</slot>
  `}var wn=t=>{let e=t.mediaIsPip?m("exit picture in picture mode"):m("enter picture in picture mode");t.setAttribute("aria-label",e)},Bt=class extends C{static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_IS_PIP,o.MEDIA_PIP_UNAVAILABLE]}connectedCallback(){super.connectedCallback(),wn(this)}attributeChangedCallback(e,i,r){super.attributeChangedCallback(e,i,r),e===o.MEDIA_IS_PIP&&wn(this)}get mediaPipUnavailable(){return L(this,o.MEDIA_PIP_UNAVAILABLE)}set mediaPipUnavailable(e){M(this,o.MEDIA_PIP_UNAVAILABLE,e)}get mediaIsPip(){return _(this,o.MEDIA_IS_PIP)}set mediaIsPip(e){g(this,o.MEDIA_IS_PIP,e)}handleClick(){let e=this.mediaIsPip?h.MEDIA_EXIT_PIP_REQUEST:h.MEDIA_ENTER_PIP_REQUEST;this.dispatchEvent(new n.CustomEvent(e,{composed:!0,bubbles:!0}))}};Bt.getSlotTemplateHTML=sc;Bt.getTooltipContentHTML=nc;n.customElements.get("media-pip-button")||n.customElements.define("media-pip-button",Bt);var lc=Bt;var dc=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},$t=(t,e,i)=>(dc(t,e,"read from private field"),i?i.call(t):e.get(t)),cc=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Ye,oo={RATES:"rates"},uc=[1,1.2,1.5,1.7,2],Di=1;function so(t){return Math.round(t*100)/100}function hc(t){return`
    <style>
      :host {
        min-width: 5ch;
        padding: var(--media-button-padding, var(--media-control-padding, 10px 5px));
      }
    </style>
    <slot name="icon">${t.mediaplaybackrate?so(+t.mediaplaybackrate):Di}x</slot>
  `}function mc(){return m("Playback rate")}var Wt=class extends C{constructor(){var e;super(),cc(this,Ye,new yt(this,oo.RATES,{defaultValue:uc})),this.container=this.shadowRoot.querySelector('slot[name="icon"]'),this.container.innerHTML=`${so((e=this.mediaPlaybackRate)!=null?e:Di)}x`}static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_PLAYBACK_RATE,oo.RATES]}attributeChangedCallback(e,i,r){if(super.attributeChangedCallback(e,i,r),e===oo.RATES&&($t(this,Ye).value=r),e===o.MEDIA_PLAYBACK_RATE){let a=r?+r:Number.NaN,s=so(Number.isNaN(a)?Di:a);this.container.innerHTML=`${s}x`,this.setAttribute("aria-label",m("Playback rate {playbackRate}",{playbackRate:s}))}}get rates(){return $t(this,Ye)}set rates(e){e?Array.isArray(e)?$t(this,Ye).value=e.join(" "):typeof e=="string"&&($t(this,Ye).value=e):$t(this,Ye).value=""}get mediaPlaybackRate(){return D(this,o.MEDIA_PLAYBACK_RATE,Di)}set mediaPlaybackRate(e){U(this,o.MEDIA_PLAYBACK_RATE,e)}handleClick(){var e,i;let r=Array.from($t(this,Ye).values(),l=>+l).sort((l,d)=>l-d),a=(i=(e=r.find(l=>l>this.mediaPlaybackRate))!=null?e:r[0])!=null?i:Di,s=new n.CustomEvent(h.MEDIA_PLAYBACK_RATE_REQUEST,{composed:!0,bubbles:!0,detail:a});this.dispatchEvent(s)}};Ye=new WeakMap;Wt.getSlotTemplateHTML=hc;Wt.getTooltipContentHTML=mc;n.customElements.get("media-playback-rate-button")||n.customElements.define("media-playback-rate-button",Wt);var pc=Wt;var Ec=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="m6 21 15-9L6 3v18Z"/>
</svg>`,vc=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="M6 20h4V4H6v16Zm8-16v16h4V4h-4Z"/>
</svg>`;function fc(t){return`
    <style>
      :host([${o.MEDIA_PAUSED}]) slot[name=pause],
      :host(:not([${o.MEDIA_PAUSED}])) slot[name=play] {
        display: none !important;
      }

      :host([${o.MEDIA_PAUSED}]) slot[name=tooltip-pause],
      :host(:not([${o.MEDIA_PAUSED}])) slot[name=tooltip-play] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="play">${Ec}</slot>
      <slot name="pause">${vc}</slot>
    </slot>
  `}function _c(){return`
    <slot name="tooltip-play">${m("Play")}</slot>
    <slot name="tooltip-pause">${m("Pause")}</slot>
  `}var Rn=t=>{let e=t.mediaPaused?m("play"):m("pause");t.setAttribute("aria-label",e)},Vt=class extends C{static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_PAUSED,o.MEDIA_ENDED]}connectedCallback(){super.connectedCallback(),Rn(this)}attributeChangedCallback(e,i,r){super.attributeChangedCallback(e,i,r),(e===o.MEDIA_PAUSED||e===o.MEDIA_LANG)&&Rn(this)}get mediaPaused(){return _(this,o.MEDIA_PAUSED)}set mediaPaused(e){g(this,o.MEDIA_PAUSED,e)}handleClick(){let e=this.mediaPaused?h.MEDIA_PLAY_REQUEST:h.MEDIA_PAUSE_REQUEST;this.dispatchEvent(new n.CustomEvent(e,{composed:!0,bubbles:!0}))}};Vt.getSlotTemplateHTML=fc;Vt.getTooltipContentHTML=_c;n.customElements.get("media-play-button")||n.customElements.define("media-play-button",Vt);var gc=Vt;var Me={PLACEHOLDER_SRC:"placeholdersrc",SRC:"src"};function bc(t){return`
    <style>
      :host {
        pointer-events: none;
        display: var(--media-poster-image-display, inline-block);
        box-sizing: border-box;
      }

      img {
        max-width: 100%;
        max-height: 100%;
        min-width: 100%;
        min-height: 100%;
        background-repeat: no-repeat;
        background-position: var(--media-poster-image-background-position, var(--media-object-position, center));
        background-size: var(--media-poster-image-background-size, var(--media-object-fit, contain));
        object-fit: var(--media-object-fit, contain);
        object-position: var(--media-object-position, center);
      }
    </style>

    <img part="poster img" aria-hidden="true" id="image"/>
  `}var Ac=t=>{t.style.removeProperty("background-image")},Tc=(t,e)=>{t.style["background-image"]=`url('${e}')`},Kt=class extends n.HTMLElement{static get observedAttributes(){return[Me.PLACEHOLDER_SRC,Me.SRC]}constructor(){if(super(),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=F(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(e)}this.image=this.shadowRoot.querySelector("#image")}attributeChangedCallback(e,i,r){e===Me.SRC&&(r==null?this.image.removeAttribute(Me.SRC):this.image.setAttribute(Me.SRC,r)),e===Me.PLACEHOLDER_SRC&&(r==null?Ac(this.image):Tc(this.image,r))}get placeholderSrc(){return L(this,Me.PLACEHOLDER_SRC)}set placeholderSrc(e){M(this,Me.SRC,e)}get src(){return L(this,Me.SRC)}set src(e){M(this,Me.SRC,e)}};Kt.shadowRootOptions={mode:"open"};Kt.getTemplateHTML=bc;n.customElements.get("media-poster-image")||n.customElements.define("media-poster-image",Kt);var Ic=Kt;var Dn=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},Sc=(t,e,i)=>(Dn(t,e,"read from private field"),i?i.call(t):e.get(t)),yc=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Mc=(t,e,i,r)=>(Dn(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),Vr,Kr=class extends ee{constructor(){super(),yc(this,Vr,void 0),Mc(this,Vr,this.shadowRoot.querySelector("slot"))}static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_PREVIEW_CHAPTER,o.MEDIA_LANG]}attributeChangedCallback(e,i,r){if(super.attributeChangedCallback(e,i,r),(e===o.MEDIA_PREVIEW_CHAPTER||e===o.MEDIA_LANG)&&r!==i&&r!=null)if(Sc(this,Vr).textContent=r,r!==""){let a=m("chapter: {chapterName}",{chapterName:r});this.setAttribute("aria-valuetext",a)}else this.removeAttribute("aria-valuetext")}get mediaPreviewChapter(){return L(this,o.MEDIA_PREVIEW_CHAPTER)}set mediaPreviewChapter(e){M(this,o.MEDIA_PREVIEW_CHAPTER,e)}};Vr=new WeakMap;n.customElements.get("media-preview-chapter-display")||n.customElements.define("media-preview-chapter-display",Kr);var kc=Kr;var Cn=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},Gr=(t,e,i)=>(Cn(t,e,"read from private field"),i?i.call(t):e.get(t)),Lc=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},qr=(t,e,i,r)=>(Cn(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),ke;function wc(t){return`
    <style>
      :host {
        box-sizing: border-box;
        display: var(--media-control-display, var(--media-preview-thumbnail-display, inline-block));
        overflow: hidden;
      }

      img {
        display: none;
        position: relative;
      }
    </style>
    <img crossorigin loading="eager" decoding="async">
  `}var Gt=class extends n.HTMLElement{constructor(){if(super(),Lc(this,ke,void 0),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=F(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(e)}}static get observedAttributes(){return[y.MEDIA_CONTROLLER,o.MEDIA_PREVIEW_IMAGE,o.MEDIA_PREVIEW_COORDS]}connectedCallback(){var e,i,r;let a=this.getAttribute(y.MEDIA_CONTROLLER);a&&(qr(this,ke,(e=this.getRootNode())==null?void 0:e.getElementById(a)),(r=(i=Gr(this,ke))==null?void 0:i.associateElement)==null||r.call(i,this))}disconnectedCallback(){var e,i;(i=(e=Gr(this,ke))==null?void 0:e.unassociateElement)==null||i.call(e,this),qr(this,ke,null)}attributeChangedCallback(e,i,r){var a,s,l,d,c;[o.MEDIA_PREVIEW_IMAGE,o.MEDIA_PREVIEW_COORDS].includes(e)&&this.update(),e===y.MEDIA_CONTROLLER&&(i&&((s=(a=Gr(this,ke))==null?void 0:a.unassociateElement)==null||s.call(a,this),qr(this,ke,null)),r&&this.isConnected&&(qr(this,ke,(l=this.getRootNode())==null?void 0:l.getElementById(r)),(c=(d=Gr(this,ke))==null?void 0:d.associateElement)==null||c.call(d,this)))}get mediaPreviewImage(){return L(this,o.MEDIA_PREVIEW_IMAGE)}set mediaPreviewImage(e){M(this,o.MEDIA_PREVIEW_IMAGE,e)}get mediaPreviewCoords(){let e=this.getAttribute(o.MEDIA_PREVIEW_COORDS);if(e)return e.split(/\s+/).map(i=>+i)}set mediaPreviewCoords(e){if(!e){this.removeAttribute(o.MEDIA_PREVIEW_COORDS);return}this.setAttribute(o.MEDIA_PREVIEW_COORDS,e.join(" "))}update(){let e=this.mediaPreviewCoords,i=this.mediaPreviewImage;if(!(e&&i))return;let[r,a,s,l]=e,d=i.split("#")[0],c=getComputedStyle(this),{maxWidth:k,maxHeight:S,minWidth:T,minHeight:f}=c,p=c.getPropertyValue("--media-preview-thumbnail-object-fit").trim()||"contain",A,v;if(p==="fill"){let Re=parseInt(k)/s,De=parseInt(S)/l,ni=parseInt(T)/s,Xe=parseInt(f)/l;A=Re<1?Re:Math.max(Re,ni),v=De<1?De:Math.max(De,Xe)}else{let Re=Math.min(parseInt(k)/s,parseInt(S)/l),De=Math.max(parseInt(T)/s,parseInt(f)/l),Xe=Re<1?Re:De>1?De:1;A=Xe,v=Xe}let{style:w}=x(this.shadowRoot,":host"),I=x(this.shadowRoot,"img").style,Z=this.shadowRoot.querySelector("img"),si=Math.min(A,v)<1?"min":"max";w.setProperty(`${si}-width`,"initial","important"),w.setProperty(`${si}-height`,"initial","important"),w.width=`${s*A}px`,w.height=`${l*v}px`;let dt=()=>{I.width=`${this.imgWidth*A}px`,I.height=`${this.imgHeight*v}px`,I.display="block"};Z.src!==d&&(Z.onload=()=>{this.imgWidth=Z.naturalWidth,this.imgHeight=Z.naturalHeight,dt(),Z.onload=null},Z.src=d,dt()),dt(),I.transform=`translate(-${r*A}px, -${a*v}px)`}};ke=new WeakMap;Gt.shadowRootOptions={mode:"open"};Gt.getTemplateHTML=wc;n.customElements.get("media-preview-thumbnail")||n.customElements.define("media-preview-thumbnail",Gt);var Yr=Gt;var Un=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},On=(t,e,i)=>(Un(t,e,"read from private field"),i?i.call(t):e.get(t)),Rc=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Dc=(t,e,i,r)=>(Un(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),Ci,Qr=class extends ee{constructor(){super(),Rc(this,Ci,void 0),Dc(this,Ci,this.shadowRoot.querySelector("slot")),On(this,Ci).textContent=se(0)}static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_PREVIEW_TIME]}attributeChangedCallback(e,i,r){super.attributeChangedCallback(e,i,r),e===o.MEDIA_PREVIEW_TIME&&r!=null&&(On(this,Ci).textContent=se(parseFloat(r)))}get mediaPreviewTime(){return D(this,o.MEDIA_PREVIEW_TIME)}set mediaPreviewTime(e){U(this,o.MEDIA_PREVIEW_TIME,e)}};Ci=new WeakMap;n.customElements.get("media-preview-time-display")||n.customElements.define("media-preview-time-display",Qr);var Cc=Qr;var qt={SEEK_OFFSET:"seekoffset"},no=30,Oc=t=>`
  <svg aria-hidden="true" viewBox="0 0 20 24">
    <defs>
      <style>.text{font-size:8px;font-family:Arial-BoldMT, Arial;font-weight:700;}</style>
    </defs>
    <text class="text value" transform="translate(2.18 19.87)">${t}</text>
    <path d="M10 6V3L4.37 7 10 10.94V8a5.54 5.54 0 0 1 1.9 10.48v2.12A7.5 7.5 0 0 0 10 6Z"/>
  </svg>`;function Uc(t,e){return`
    <slot name="icon">${Oc(e.seekOffset)}</slot>
  `}var xc=(t,e)=>{t.setAttribute("aria-label",m("seek back {seekOffset} seconds",{seekOffset:e}))};function Pc(){return m("Seek backward")}var Nc=0,Yt=class extends C{static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_CURRENT_TIME,qt.SEEK_OFFSET]}connectedCallback(){super.connectedCallback(),this.seekOffset=D(this,qt.SEEK_OFFSET,no)}attributeChangedCallback(e,i,r){super.attributeChangedCallback(e,i,r),xc(this,this.seekOffset),e===qt.SEEK_OFFSET&&(this.seekOffset=D(this,qt.SEEK_OFFSET,no))}get seekOffset(){return D(this,qt.SEEK_OFFSET,no)}set seekOffset(e){U(this,qt.SEEK_OFFSET,e),this.setAttribute("aria-label",m("seek back {seekOffset} seconds",{seekOffset:this.seekOffset})),Zi(Xi(this,"icon"),this.seekOffset)}get mediaCurrentTime(){return D(this,o.MEDIA_CURRENT_TIME,Nc)}set mediaCurrentTime(e){U(this,o.MEDIA_CURRENT_TIME,e)}handleClick(){let e=Math.max(this.mediaCurrentTime-this.seekOffset,0),i=new n.CustomEvent(h.MEDIA_SEEK_REQUEST,{composed:!0,bubbles:!0,detail:e});this.dispatchEvent(i)}};Yt.getSlotTemplateHTML=Uc;Yt.getTooltipContentHTML=Pc;n.customElements.get("media-seek-backward-button")||n.customElements.define("media-seek-backward-button",Yt);var Hc=Yt;var Qt={SEEK_OFFSET:"seekoffset"},lo=30,Fc=t=>`
  <svg aria-hidden="true" viewBox="0 0 20 24">
    <defs>
      <style>.text{font-size:8px;font-family:Arial-BoldMT, Arial;font-weight:700;}</style>
    </defs>
    <text class="text value" transform="translate(8.9 19.87)">${t}</text>
    <path d="M10 6V3l5.61 4L10 10.94V8a5.54 5.54 0 0 0-1.9 10.48v2.12A7.5 7.5 0 0 1 10 6Z"/>
  </svg>`;function Bc(t,e){return`
    <slot name="icon">${Fc(e.seekOffset)}</slot>
  `}var $c=(t,e)=>{t.setAttribute("aria-label",m("seek forward {seekOffset} seconds",{seekOffset:e}))};function Wc(){return m("Seek forward")}var Vc=0,zt=class extends C{static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_CURRENT_TIME,Qt.SEEK_OFFSET]}connectedCallback(){super.connectedCallback(),this.seekOffset=D(this,Qt.SEEK_OFFSET,lo)}attributeChangedCallback(e,i,r){super.attributeChangedCallback(e,i,r),$c(this,this.seekOffset),e===Qt.SEEK_OFFSET&&(this.seekOffset=D(this,Qt.SEEK_OFFSET,lo))}get seekOffset(){return D(this,Qt.SEEK_OFFSET,lo)}set seekOffset(e){U(this,Qt.SEEK_OFFSET,e),this.setAttribute("aria-label",m("seek forward {seekOffset} seconds",{seekOffset:this.seekOffset})),Zi(Xi(this,"icon"),this.seekOffset)}get mediaCurrentTime(){return D(this,o.MEDIA_CURRENT_TIME,Vc)}set mediaCurrentTime(e){U(this,o.MEDIA_CURRENT_TIME,e)}handleClick(){let e=this.mediaCurrentTime+this.seekOffset,i=new n.CustomEvent(h.MEDIA_SEEK_REQUEST,{composed:!0,bubbles:!0,detail:e});this.dispatchEvent(i)}};zt.getSlotTemplateHTML=Bc;zt.getTooltipContentHTML=Wc;n.customElements.get("media-seek-forward-button")||n.customElements.define("media-seek-forward-button",zt);var Kc=zt;var ho=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},_e=(t,e,i)=>(ho(t,e,"read from private field"),i?i.call(t):e.get(t)),nt=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},mo=(t,e,i,r)=>(ho(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),ze=(t,e,i)=>(ho(t,e,"access private method"),i),Zt,Le,Jr,po,Pn,Xr,Eo,Oi,zr,Zr,co,Qe={REMAINING:"remaining",SHOW_DURATION:"showduration",NO_TOGGLE:"notoggle"},xn=[...Object.values(Qe),o.MEDIA_CURRENT_TIME,o.MEDIA_DURATION,o.MEDIA_SEEKABLE],Nn=["Enter"," "],Gc="&nbsp;/&nbsp;",uo=(t,{timesSep:e=Gc}={})=>{var i,r;let a=(i=t.mediaCurrentTime)!=null?i:0,[,s]=(r=t.mediaSeekable)!=null?r:[],l=0;Number.isFinite(t.mediaDuration)?l=t.mediaDuration:Number.isFinite(s)&&(l=s);let d=t.remaining?se(0-(l-a)):se(a);return t.showDuration?`${d}${e}${se(l)}`:d},qc=t=>{var e;let i=t.mediaCurrentTime,[,r]=(e=t.mediaSeekable)!=null?e:[],a=null;if(Number.isFinite(t.mediaDuration)?a=t.mediaDuration:Number.isFinite(r)&&(a=r),i==null||a===null){t.setAttribute("aria-description",m("video not loaded, unknown time."));return}let s=t.remaining?Ne(0-(a-i)):Ne(i);if(!t.showDuration){t.setAttribute("aria-description",s);return}let l=Ne(a),d=m("{currentTime} of {totalTime}",{currentTime:s,totalTime:l});t.setAttribute("aria-description",d)};function Yc(t,e){return`
    <slot>${uo(e)}</slot>
  `}var Qc=t=>{t.setAttribute("aria-label",m("playback time"))},Ui=class extends ee{constructor(){super(),nt(this,po),nt(this,Xr),nt(this,Oi),nt(this,Zr),nt(this,Zt,void 0),nt(this,Le,null),nt(this,Jr,e=>{let{metaKey:i,altKey:r,key:a}=e;if(i||r||!Nn.includes(a)){this.removeEventListener("keyup",_e(this,Le));return}this.addEventListener("keyup",_e(this,Le))}),mo(this,Zt,this.shadowRoot.querySelector("slot")),_e(this,Zt).innerHTML=`${uo(this)}`}static get observedAttributes(){return[...super.observedAttributes,...xn,"disabled"]}connectedCallback(){let{style:e}=x(this.shadowRoot,":host(:hover:not([notoggle]))");e.setProperty("cursor","var(--media-cursor, pointer)"),e.setProperty("background","var(--media-control-hover-background, rgba(50 50 70 / .7))"),this.setAttribute("aria-label",m("playback time")),ze(this,Oi,zr).call(this),super.connectedCallback()}toggleTimeDisplay(){this.noToggle||(this.hasAttribute("remaining")?this.removeAttribute("remaining"):this.setAttribute("remaining",""))}disconnectedCallback(){this.disable(),ze(this,Xr,Eo).call(this),super.disconnectedCallback()}attributeChangedCallback(e,i,r){Qc(this),xn.includes(e)?this.update():e==="disabled"&&r!==i?r==null?ze(this,Oi,zr).call(this):ze(this,Zr,co).call(this):e===Qe.NO_TOGGLE&&r!==i&&(this.noToggle?ze(this,Zr,co).call(this):ze(this,Oi,zr).call(this)),super.attributeChangedCallback(e,i,r)}enable(){this.noToggle||(this.tabIndex=0)}disable(){this.tabIndex=-1}get remaining(){return _(this,Qe.REMAINING)}set remaining(e){g(this,Qe.REMAINING,e)}get showDuration(){return _(this,Qe.SHOW_DURATION)}set showDuration(e){g(this,Qe.SHOW_DURATION,e)}get noToggle(){return _(this,Qe.NO_TOGGLE)}set noToggle(e){g(this,Qe.NO_TOGGLE,e)}get mediaDuration(){return D(this,o.MEDIA_DURATION)}set mediaDuration(e){U(this,o.MEDIA_DURATION,e)}get mediaCurrentTime(){return D(this,o.MEDIA_CURRENT_TIME)}set mediaCurrentTime(e){U(this,o.MEDIA_CURRENT_TIME,e)}get mediaSeekable(){let e=this.getAttribute(o.MEDIA_SEEKABLE);if(e)return e.split(":").map(i=>+i)}set mediaSeekable(e){if(e==null){this.removeAttribute(o.MEDIA_SEEKABLE);return}this.setAttribute(o.MEDIA_SEEKABLE,e.join(":"))}update(){let e=uo(this);qc(this),e!==_e(this,Zt).innerHTML&&(_e(this,Zt).innerHTML=e)}};Zt=new WeakMap;Le=new WeakMap;Jr=new WeakMap;po=new WeakSet;Pn=function(){_e(this,Le)||(mo(this,Le,t=>{let{key:e}=t;if(!Nn.includes(e)){this.removeEventListener("keyup",_e(this,Le));return}this.toggleTimeDisplay()}),this.addEventListener("keydown",_e(this,Jr)),this.addEventListener("click",this.toggleTimeDisplay))};Xr=new WeakSet;Eo=function(){_e(this,Le)&&(this.removeEventListener("keyup",_e(this,Le)),this.removeEventListener("keydown",_e(this,Jr)),this.removeEventListener("click",this.toggleTimeDisplay),mo(this,Le,null))};Oi=new WeakSet;zr=function(){!this.noToggle&&!this.hasAttribute("disabled")&&(this.setAttribute("role","button"),this.enable(),ze(this,po,Pn).call(this))};Zr=new WeakSet;co=function(){this.removeAttribute("role"),this.disable(),ze(this,Xr,Eo).call(this)};Ui.getSlotTemplateHTML=Yc;n.customElements.get("media-time-display")||n.customElements.define("media-time-display",Ui);var zc=Ui;var Hn=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},Y=(t,e,i)=>(Hn(t,e,"read from private field"),i?i.call(t):e.get(t)),we=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},oe=(t,e,i,r)=>(Hn(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),Zc=(t,e,i,r)=>({set _(a){oe(t,e,a,i)},get _(){return Y(t,e,r)}}),Xt,jr,Jt,xi,ea,ta,ia,jt,lt,ra,aa=class{constructor(e,i,r){we(this,Xt,void 0),we(this,jr,void 0),we(this,Jt,void 0),we(this,xi,void 0),we(this,ea,void 0),we(this,ta,void 0),we(this,ia,void 0),we(this,jt,void 0),we(this,lt,0),we(this,ra,(a=performance.now())=>{oe(this,lt,requestAnimationFrame(Y(this,ra))),oe(this,xi,performance.now()-Y(this,Jt));let s=1e3/this.fps;if(Y(this,xi)>s){oe(this,Jt,a-Y(this,xi)%s);let l=1e3/((a-Y(this,jr))/++Zc(this,ea)._),d=(a-Y(this,ta))/1e3/this.duration,c=Y(this,ia)+d*this.playbackRate;c-Y(this,Xt).valueAsNumber>0?oe(this,jt,this.playbackRate/this.duration/l):(oe(this,jt,.995*Y(this,jt)),c=Y(this,Xt).valueAsNumber+Y(this,jt)),this.callback(c)}}),oe(this,Xt,e),this.callback=i,this.fps=r}start(){Y(this,lt)===0&&(oe(this,Jt,performance.now()),oe(this,jr,Y(this,Jt)),oe(this,ea,0),Y(this,ra).call(this))}stop(){Y(this,lt)!==0&&(cancelAnimationFrame(Y(this,lt)),oe(this,lt,0))}update({start:e,duration:i,playbackRate:r}){let a=e-Y(this,Xt).valueAsNumber,s=Math.abs(i-this.duration);(a>0||a<-.5/i||s>=.5)&&this.callback(e),oe(this,ia,e),oe(this,ta,performance.now()),this.duration=i,this.playbackRate=r}};Xt=new WeakMap;jr=new WeakMap;Jt=new WeakMap;xi=new WeakMap;ea=new WeakMap;ta=new WeakMap;ia=new WeakMap;jt=new WeakMap;lt=new WeakMap;ra=new WeakMap;var bo=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},P=(t,e,i)=>(bo(t,e,"read from private field"),i?i.call(t):e.get(t)),K=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},ne=(t,e,i,r)=>(bo(t,e,"write to private field"),r?r.call(t,i):e.set(t,i),i),le=(t,e,i)=>(bo(t,e,"access private method"),i),ei,Ze,na,Ni,la,sa,Hi,Fi,ti,ii,Pi,vo,Fn,fo,da,Ao,ca,To,ua,Io,_o,Bn,Bi,ha,go,$n,Xc=t=>{let e=t.range,i=Ne(+Wn(t)),r=Ne(+t.mediaSeekableEnd),a=i&&r?m("{currentTime} of {totalTime}",{currentTime:i,totalTime:r}):m("video not loaded, unknown time.");e.setAttribute("aria-valuetext",a)};function Jc(t){return`
    <style>
      :host {
        --media-box-border-radius: 4px;
        --media-box-padding-left: 10px;
        --media-box-padding-right: 10px;
        --media-preview-border-radius: var(--media-box-border-radius);
        --media-box-arrow-offset: var(--media-box-border-radius);
        --_control-background: var(--media-control-background, var(--media-secondary-color, rgb(20 20 30 / .7)));
        --_preview-background: var(--media-preview-background, var(--_control-background));

        
        contain: layout;
      }

      #buffered {
        background: var(--media-time-range-buffered-color, rgb(255 255 255 / .4));
        position: absolute;
        height: 100%;
        will-change: width;
      }

      #preview-rail,
      #current-rail {
        width: 100%;
        position: absolute;
        left: 0;
        bottom: 100%;
        pointer-events: none;
        will-change: transform;
      }

      [part~="box"] {
        width: min-content;
        
        position: absolute;
        bottom: 100%;
        flex-direction: column;
        align-items: center;
        transform: translateX(-50%);
      }

      [part~="current-box"] {
        display: var(--media-current-box-display, var(--media-box-display, flex));
        margin: var(--media-current-box-margin, var(--media-box-margin, 0 0 5px));
        visibility: hidden;
      }

      [part~="preview-box"] {
        display: var(--media-preview-box-display, var(--media-box-display, flex));
        margin: var(--media-preview-box-margin, var(--media-box-margin, 0 0 5px));
        transition-property: var(--media-preview-transition-property, visibility, opacity);
        transition-duration: var(--media-preview-transition-duration-out, .25s);
        transition-delay: var(--media-preview-transition-delay-out, 0s);
        visibility: hidden;
        opacity: 0;
      }

      :host(:is([${o.MEDIA_PREVIEW_IMAGE}], [${o.MEDIA_PREVIEW_TIME}])[dragging]) [part~="preview-box"] {
        transition-duration: var(--media-preview-transition-duration-in, .5s);
        transition-delay: var(--media-preview-transition-delay-in, .25s);
        visibility: visible;
        opacity: 1;
      }

      @media (hover: hover) {
        :host(:is([${o.MEDIA_PREVIEW_IMAGE}], [${o.MEDIA_PREVIEW_TIME}]):hover) [part~="preview-box"] {
          transition-duration: var(--media-preview-transition-duration-in, .5s);
          transition-delay: var(--media-preview-transition-delay-in, .25s);
          visibility: visible;
          opacity: 1;
        }
      }

      media-preview-thumbnail,
      ::slotted(media-preview-thumbnail) {
        visibility: hidden;
        
        transition: visibility 0s .25s;
        transition-delay: calc(var(--media-preview-transition-delay-out, 0s) + var(--media-preview-transition-duration-out, .25s));
        background: var(--media-preview-thumbnail-background, var(--_preview-background));
        box-shadow: var(--media-preview-thumbnail-box-shadow, 0 0 4px rgb(0 0 0 / .2));
        max-width: var(--media-preview-thumbnail-max-width, 180px);
        max-height: var(--media-preview-thumbnail-max-height, 160px);
        min-width: var(--media-preview-thumbnail-min-width, 120px);
        min-height: var(--media-preview-thumbnail-min-height, 80px);
        border: var(--media-preview-thumbnail-border);
        border-radius: var(--media-preview-thumbnail-border-radius,
          var(--media-preview-border-radius) var(--media-preview-border-radius) 0 0);
      }

      :host([${o.MEDIA_PREVIEW_IMAGE}][dragging]) media-preview-thumbnail,
      :host([${o.MEDIA_PREVIEW_IMAGE}][dragging]) ::slotted(media-preview-thumbnail) {
        transition-delay: var(--media-preview-transition-delay-in, .25s);
        visibility: visible;
      }

      @media (hover: hover) {
        :host([${o.MEDIA_PREVIEW_IMAGE}]:hover) media-preview-thumbnail,
        :host([${o.MEDIA_PREVIEW_IMAGE}]:hover) ::slotted(media-preview-thumbnail) {
          transition-delay: var(--media-preview-transition-delay-in, .25s);
          visibility: visible;
        }

        :host([${o.MEDIA_PREVIEW_TIME}]:hover) {
          --media-time-range-hover-display: block;
        }
      }

      media-preview-chapter-display,
      ::slotted(media-preview-chapter-display) {
        font-size: var(--media-font-size, 13px);
        line-height: 17px;
        min-width: 0;
        visibility: hidden;
        
        transition: min-width 0s, border-radius 0s, margin 0s, padding 0s, visibility 0s;
        transition-delay: calc(var(--media-preview-transition-delay-out, 0s) + var(--media-preview-transition-duration-out, .25s));
        background: var(--media-preview-chapter-background, var(--_preview-background));
        border-radius: var(--media-preview-chapter-border-radius,
          var(--media-preview-border-radius) var(--media-preview-border-radius)
          var(--media-preview-border-radius) var(--media-preview-border-radius));
        padding: var(--media-preview-chapter-padding, 3.5px 9px);
        margin: var(--media-preview-chapter-margin, 0 0 5px);
        text-shadow: var(--media-preview-chapter-text-shadow, 0 0 4px rgb(0 0 0 / .75));
      }

      :host([${o.MEDIA_PREVIEW_IMAGE}]) media-preview-chapter-display,
      :host([${o.MEDIA_PREVIEW_IMAGE}]) ::slotted(media-preview-chapter-display) {
        transition-delay: var(--media-preview-transition-delay-in, .25s);
        border-radius: var(--media-preview-chapter-border-radius, 0);
        padding: var(--media-preview-chapter-padding, 3.5px 9px 0);
        margin: var(--media-preview-chapter-margin, 0);
        min-width: 100%;
      }

      media-preview-chapter-display[${o.MEDIA_PREVIEW_CHAPTER}],
      ::slotted(media-preview-chapter-display[${o.MEDIA_PREVIEW_CHAPTER}]) {
        visibility: visible;
      }

      media-preview-chapter-display:not([aria-valuetext]),
      ::slotted(media-preview-chapter-display:not([aria-valuetext])) {
        display: none;
      }

      media-preview-time-display,
      ::slotted(media-preview-time-display),
      media-time-display,
      ::slotted(media-time-display) {
        font-size: var(--media-font-size, 13px);
        line-height: 17px;
        min-width: 0;
        
        transition: min-width 0s, border-radius 0s;
        transition-delay: calc(var(--media-preview-transition-delay-out, 0s) + var(--media-preview-transition-duration-out, .25s));
        background: var(--media-preview-time-background, var(--_preview-background));
        border-radius: var(--media-preview-time-border-radius,
          var(--media-preview-border-radius) var(--media-preview-border-radius)
          var(--media-preview-border-radius) var(--media-preview-border-radius));
        padding: var(--media-preview-time-padding, 3.5px 9px);
        margin: var(--media-preview-time-margin, 0);
        text-shadow: var(--media-preview-time-text-shadow, 0 0 4px rgb(0 0 0 / .75));
        transform: translateX(min(
          max(calc(50% - var(--_box-width) / 2),
          calc(var(--_box-shift, 0))),
          calc(var(--_box-width) / 2 - 50%)
        ));
      }

      :host([${o.MEDIA_PREVIEW_IMAGE}]) media-preview-time-display,
      :host([${o.MEDIA_PREVIEW_IMAGE}]) ::slotted(media-preview-time-display) {
        transition-delay: var(--media-preview-transition-delay-in, .25s);
        border-radius: var(--media-preview-time-border-radius,
          0 0 var(--media-preview-border-radius) var(--media-preview-border-radius));
        min-width: 100%;
      }

      :host([${o.MEDIA_PREVIEW_TIME}]:hover) {
        --media-time-range-hover-display: block;
      }

      [part~="arrow"],
      ::slotted([part~="arrow"]) {
        display: var(--media-box-arrow-display, inline-block);
        transform: translateX(min(
          max(calc(50% - var(--_box-width) / 2 + var(--media-box-arrow-offset)),
          calc(var(--_box-shift, 0))),
          calc(var(--_box-width) / 2 - 50% - var(--media-box-arrow-offset))
        ));
        
        border-color: transparent;
        border-top-color: var(--media-box-arrow-background, var(--_control-background));
        border-width: var(--media-box-arrow-border-width,
          var(--media-box-arrow-height, 5px) var(--media-box-arrow-width, 6px) 0);
        border-style: solid;
        justify-content: center;
        height: 0;
      }
    </style>
    <div id="preview-rail">
      <slot name="preview" part="box preview-box">
        <media-preview-thumbnail>
          <template shadowrootmode="${Yr.shadowRootOptions.mode}">
            ${Yr.getTemplateHTML({})}
          </template>
        </media-preview-thumbnail>
        <media-preview-chapter-display></media-preview-chapter-display>
        <media-preview-time-display></media-preview-time-display>
        <slot name="preview-arrow"><div part="arrow"></div></slot>
      </slot>
    </div>
    <div id="current-rail">
      <slot name="current" part="box current-box">
        
      </slot>
    </div>
  `}var oa=(t,e=t.mediaCurrentTime)=>{let i=Number.isFinite(t.mediaSeekableStart)?t.mediaSeekableStart:0,r=Number.isFinite(t.mediaDuration)?t.mediaDuration:t.mediaSeekableEnd;if(Number.isNaN(r))return 0;let a=(e-i)/(r-i);return Math.max(0,Math.min(a,1))},Wn=(t,e=t.range.valueAsNumber)=>{let i=Number.isFinite(t.mediaSeekableStart)?t.mediaSeekableStart:0,r=Number.isFinite(t.mediaDuration)?t.mediaDuration:t.mediaSeekableEnd;return Number.isNaN(r)?0:e*(r-i)+i},ri=class extends fe{constructor(){super(),K(this,vo),K(this,da),K(this,ca),K(this,ua),K(this,_o),K(this,Bi),K(this,go),K(this,ei,null),K(this,Ze,void 0),K(this,na,void 0),K(this,Ni,void 0),K(this,la,void 0),K(this,sa,void 0),K(this,Hi,void 0),K(this,Fi,void 0),K(this,ti,void 0),K(this,ii,void 0),K(this,Pi,()=>{le(this,vo,Fn).call(this)?P(this,Ze).start():P(this,Ze).stop()}),K(this,fo,r=>{this.dragging||(ht(r)&&(this.range.valueAsNumber=r),P(this,ii)||this.updateBar())}),this.shadowRoot.querySelector("#track").insertAdjacentHTML("afterbegin",'<div id="buffered" part="buffered"></div>'),ne(this,na,this.shadowRoot.querySelectorAll('[part~="box"]')),ne(this,la,this.shadowRoot.querySelector('[part~="preview-box"]')),ne(this,sa,this.shadowRoot.querySelector('[part~="current-box"]'));let i=getComputedStyle(this);ne(this,Hi,parseInt(i.getPropertyValue("--media-box-padding-left"))),ne(this,Fi,parseInt(i.getPropertyValue("--media-box-padding-right"))),ne(this,Ze,new aa(this.range,P(this,fo),60))}static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_PAUSED,o.MEDIA_DURATION,o.MEDIA_SEEKABLE,o.MEDIA_CURRENT_TIME,o.MEDIA_PREVIEW_IMAGE,o.MEDIA_PREVIEW_TIME,o.MEDIA_PREVIEW_CHAPTER,o.MEDIA_BUFFERED,o.MEDIA_PLAYBACK_RATE,o.MEDIA_LOADING,o.MEDIA_ENDED]}connectedCallback(){var e;super.connectedCallback(),this.range.setAttribute("aria-label",m("seek")),P(this,Pi).call(this),ne(this,ei,this.getRootNode()),(e=P(this,ei))==null||e.addEventListener("transitionstart",this)}disconnectedCallback(){var e;super.disconnectedCallback(),P(this,Ze).stop(),(e=P(this,ei))==null||e.removeEventListener("transitionstart",this),ne(this,ei,null)}attributeChangedCallback(e,i,r){super.attributeChangedCallback(e,i,r),i!=r&&(e===o.MEDIA_CURRENT_TIME||e===o.MEDIA_PAUSED||e===o.MEDIA_ENDED||e===o.MEDIA_LOADING||e===o.MEDIA_DURATION||e===o.MEDIA_SEEKABLE?(P(this,Ze).update({start:oa(this),duration:this.mediaSeekableEnd-this.mediaSeekableStart,playbackRate:this.mediaPlaybackRate}),P(this,Pi).call(this),Xc(this)):e===o.MEDIA_BUFFERED&&this.updateBufferedBar(),(e===o.MEDIA_DURATION||e===o.MEDIA_SEEKABLE)&&(this.mediaChaptersCues=P(this,ti),this.updateBar()))}get mediaChaptersCues(){return P(this,ti)}set mediaChaptersCues(e){var i;ne(this,ti,e),this.updateSegments((i=P(this,ti))==null?void 0:i.map(r=>({start:oa(this,r.startTime),end:oa(this,r.endTime)})))}get mediaPaused(){return _(this,o.MEDIA_PAUSED)}set mediaPaused(e){g(this,o.MEDIA_PAUSED,e)}get mediaLoading(){return _(this,o.MEDIA_LOADING)}set mediaLoading(e){g(this,o.MEDIA_LOADING,e)}get mediaDuration(){return D(this,o.MEDIA_DURATION)}set mediaDuration(e){U(this,o.MEDIA_DURATION,e)}get mediaCurrentTime(){return D(this,o.MEDIA_CURRENT_TIME)}set mediaCurrentTime(e){U(this,o.MEDIA_CURRENT_TIME,e)}get mediaPlaybackRate(){return D(this,o.MEDIA_PLAYBACK_RATE,1)}set mediaPlaybackRate(e){U(this,o.MEDIA_PLAYBACK_RATE,e)}get mediaBuffered(){let e=this.getAttribute(o.MEDIA_BUFFERED);return e?e.split(" ").map(i=>i.split(":").map(r=>+r)):[]}set mediaBuffered(e){if(!e){this.removeAttribute(o.MEDIA_BUFFERED);return}let i=e.map(r=>r.join(":")).join(" ");this.setAttribute(o.MEDIA_BUFFERED,i)}get mediaSeekable(){let e=this.getAttribute(o.MEDIA_SEEKABLE);if(e)return e.split(":").map(i=>+i)}set mediaSeekable(e){if(e==null){this.removeAttribute(o.MEDIA_SEEKABLE);return}this.setAttribute(o.MEDIA_SEEKABLE,e.join(":"))}get mediaSeekableEnd(){var e;let[,i=this.mediaDuration]=(e=this.mediaSeekable)!=null?e:[];return i}get mediaSeekableStart(){var e;let[i=0]=(e=this.mediaSeekable)!=null?e:[];return i}get mediaPreviewImage(){return L(this,o.MEDIA_PREVIEW_IMAGE)}set mediaPreviewImage(e){M(this,o.MEDIA_PREVIEW_IMAGE,e)}get mediaPreviewTime(){return D(this,o.MEDIA_PREVIEW_TIME)}set mediaPreviewTime(e){U(this,o.MEDIA_PREVIEW_TIME,e)}get mediaEnded(){return _(this,o.MEDIA_ENDED)}set mediaEnded(e){g(this,o.MEDIA_ENDED,e)}updateBar(){super.updateBar(),this.updateBufferedBar(),this.updateCurrentBox()}updateBufferedBar(){var e;let i=this.mediaBuffered;if(!i.length)return;let r;if(this.mediaEnded)r=1;else{let s=this.mediaCurrentTime,[,l=this.mediaSeekableStart]=(e=i.find(([d,c])=>d<=s&&s<=c))!=null?e:[];r=oa(this,l)}let{style:a}=x(this.shadowRoot,"#buffered");a.setProperty("width",`${r*100}%`)}updateCurrentBox(){if(!this.shadowRoot.querySelector('slot[name="current"]').assignedElements().length)return;let i=x(this.shadowRoot,"#current-rail"),r=x(this.shadowRoot,'[part~="current-box"]'),a=le(this,da,Ao).call(this,P(this,sa)),s=le(this,ca,To).call(this,a,this.range.valueAsNumber),l=le(this,ua,Io).call(this,a,this.range.valueAsNumber);i.style.transform=`translateX(${s})`,i.style.setProperty("--_range-width",`${a.range.width}`),r.style.setProperty("--_box-shift",`${l}`),r.style.setProperty("--_box-width",`${a.box.width}px`),r.style.setProperty("visibility","initial")}handleEvent(e){switch(super.handleEvent(e),e.type){case"input":le(this,go,$n).call(this);break;case"pointermove":le(this,_o,Bn).call(this,e);break;case"pointerup":P(this,ii)&&ne(this,ii,!1);break;case"pointerdown":ne(this,ii,!0);break;case"pointerleave":le(this,Bi,ha).call(this,null);break;case"transitionstart":ge(e.target,this)&&setTimeout(()=>P(this,Pi).call(this),0);break}}};ei=new WeakMap;Ze=new WeakMap;na=new WeakMap;Ni=new WeakMap;la=new WeakMap;sa=new WeakMap;Hi=new WeakMap;Fi=new WeakMap;ti=new WeakMap;ii=new WeakMap;Pi=new WeakMap;vo=new WeakSet;Fn=function(){return this.isConnected&&!this.mediaPaused&&!this.mediaLoading&&!this.mediaEnded&&this.mediaSeekableEnd>0&&Ji(this)};fo=new WeakMap;da=new WeakSet;Ao=function(t){var e;let r=((e=this.getAttribute("bounds")?He(this,`#${this.getAttribute("bounds")}`):this.parentElement)!=null?e:this).getBoundingClientRect(),a=this.range.getBoundingClientRect(),s=t.offsetWidth,l=-(a.left-r.left-s/2),d=r.right-a.left-s/2;return{box:{width:s,min:l,max:d},bounds:r,range:a}};ca=new WeakSet;To=function(t,e){let i=`${e*100}%`,{width:r,min:a,max:s}=t.box;if(!r)return i;if(Number.isNaN(a)||(i=`max(${`calc(1 / var(--_range-width) * 100 * ${a}% + var(--media-box-padding-left))`}, ${i})`),!Number.isNaN(s)){let d=`calc(1 / var(--_range-width) * 100 * ${s}% - var(--media-box-padding-right))`;i=`min(${i}, ${d})`}return i};ua=new WeakSet;Io=function(t,e){let{width:i,min:r,max:a}=t.box,s=e*t.range.width;if(s<r+P(this,Hi)){let l=t.range.left-t.bounds.left-P(this,Hi);return`${s-i/2+l}px`}if(s>a-P(this,Fi)){let l=t.bounds.right-t.range.right-P(this,Fi);return`${s+i/2-l-t.range.width}px`}return 0};_o=new WeakSet;Bn=function(t){let e=[...P(this,na)].some(S=>t.composedPath().includes(S));if(!this.dragging&&(e||!t.composedPath().includes(this))){le(this,Bi,ha).call(this,null);return}let i=this.mediaSeekableEnd;if(!i)return;let r=x(this.shadowRoot,"#preview-rail"),a=x(this.shadowRoot,'[part~="preview-box"]'),s=le(this,da,Ao).call(this,P(this,la)),l=(t.clientX-s.range.left)/s.range.width;l=Math.max(0,Math.min(1,l));let d=le(this,ca,To).call(this,s,l),c=le(this,ua,Io).call(this,s,l);r.style.transform=`translateX(${d})`,r.style.setProperty("--_range-width",`${s.range.width}`),a.style.setProperty("--_box-shift",`${c}`),a.style.setProperty("--_box-width",`${s.box.width}px`);let k=Math.round(P(this,Ni))-Math.round(l*i);Math.abs(k)<1&&l>.01&&l<.99||(ne(this,Ni,l*i),le(this,Bi,ha).call(this,P(this,Ni)))};Bi=new WeakSet;ha=function(t){this.dispatchEvent(new n.CustomEvent(h.MEDIA_PREVIEW_REQUEST,{composed:!0,bubbles:!0,detail:t}))};go=new WeakSet;$n=function(){P(this,Ze).stop();let t=Wn(this);this.dispatchEvent(new n.CustomEvent(h.MEDIA_SEEK_REQUEST,{composed:!0,bubbles:!0,detail:t}))};ri.shadowRootOptions={mode:"open"};ri.getContainerTemplateHTML=Jc;n.customElements.get("media-time-range")||n.customElements.define("media-time-range",ri);var jc=ri;var eu=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},Vn=(t,e,i)=>(eu(t,e,"read from private field"),i?i.call(t):e.get(t)),tu=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},ma,iu=1,ru=t=>t.mediaMuted?0:t.mediaVolume,au=t=>`${Math.round(t*100)}%`,pa=class extends fe{constructor(){super(...arguments),tu(this,ma,()=>{let e=this.range.value,i=new n.CustomEvent(h.MEDIA_VOLUME_REQUEST,{composed:!0,bubbles:!0,detail:e});this.dispatchEvent(i)})}static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_VOLUME,o.MEDIA_MUTED,o.MEDIA_VOLUME_UNAVAILABLE]}connectedCallback(){super.connectedCallback(),this.range.setAttribute("aria-label",m("volume")),this.range.addEventListener("input",Vn(this,ma))}disconnectedCallback(){this.range.removeEventListener("input",Vn(this,ma)),super.disconnectedCallback()}attributeChangedCallback(e,i,r){super.attributeChangedCallback(e,i,r),(e===o.MEDIA_VOLUME||e===o.MEDIA_MUTED)&&(this.range.valueAsNumber=ru(this),this.range.setAttribute("aria-valuetext",au(this.range.valueAsNumber)),this.updateBar())}get mediaVolume(){return D(this,o.MEDIA_VOLUME,iu)}set mediaVolume(e){U(this,o.MEDIA_VOLUME,e)}get mediaMuted(){return _(this,o.MEDIA_MUTED)}set mediaMuted(e){g(this,o.MEDIA_MUTED,e)}get mediaVolumeUnavailable(){return L(this,o.MEDIA_VOLUME_UNAVAILABLE)}set mediaVolumeUnavailable(e){M(this,o.MEDIA_VOLUME_UNAVAILABLE,e)}};ma=new WeakMap;n.customElements.get("media-volume-range")||n.customElements.define("media-volume-range",pa);var ou=pa;function su(t){return`
      <style>
        :host {
          min-width: 4ch;
          padding: var(--media-button-padding, var(--media-control-padding, 10px 5px));
          width: 100%;
          display: grid;
          grid-template-columns: 1fr auto;
          gap: 1rem;
          font-weight: var(--media-button-font-weight, normal);
        }

        #checked-indicator {
          display: none;
        }

        :host([${o.MEDIA_LOOP}]) #checked-indicator {
          display: block;
        }
      </style>
      
      <span id="icon">
     </span>

      <div id="checked-indicator">
        <svg aria-hidden="true" viewBox="0 1 24 24" part="checked-indicator indicator">
          <path d="m10 15.17 9.193-9.191 1.414 1.414-10.606 10.606-6.364-6.364 1.414-1.414 4.95 4.95Z"/>
        </svg>
      </div>
    `}function nu(){return m("Loop")}var ai=class extends C{constructor(){super(...arguments),this.container=null}static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_LOOP]}connectedCallback(){var e;super.connectedCallback(),this.container=((e=this.shadowRoot)==null?void 0:e.querySelector("#icon"))||null,this.container&&(this.container.textContent=m("Loop"))}attributeChangedCallback(e,i,r){super.attributeChangedCallback(e,i,r),e===o.MEDIA_LOOP&&this.container&&this.setAttribute("aria-checked",this.mediaLoop?"true":"false")}get mediaLoop(){return _(this,o.MEDIA_LOOP)}set mediaLoop(e){g(this,o.MEDIA_LOOP,e)}handleClick(){let e=!this.mediaLoop,i=new n.CustomEvent(h.MEDIA_LOOP_REQUEST,{composed:!0,bubbles:!0,detail:e});this.dispatchEvent(i)}};ai.getSlotTemplateHTML=su;ai.getTooltipContentHTML=nu;n.customElements.get("media-loop-button")||n.customElements.define("media-loop-button",ai);var lu=ai;export{sd as MediaAirplayButton,ud as MediaCaptionsButton,vd as MediaCastButton,rd as MediaChromeButton,yl as MediaChromeDialog,gd as MediaChromeRange,Tl as MediaContainer,Td as MediaControlBar,Jl as MediaController,Rd as MediaDurationDisplay,Hd as MediaErrorDialog,qd as MediaFullscreenButton,er as MediaGestureReceiver,Rl as MediaKeyboardShortcutsDialog,Xd as MediaLiveButton,ec as MediaLoadingIndicator,lu as MediaLoopButton,oc as MediaMuteButton,lc as MediaPipButton,gc as MediaPlayButton,pc as MediaPlaybackRateButton,Ic as MediaPosterImage,kc as MediaPreviewChapterDisplay,Yr as MediaPreviewThumbnail,Cc as MediaPreviewTimeDisplay,Hc as MediaSeekBackwardButton,Kc as MediaSeekForwardButton,Md as MediaTextDisplay,zc as MediaTimeDisplay,jc as MediaTimeRange,br as MediaTooltip,ou as MediaVolumeRange,sl as addTranslation,Jo as constants,_a as setLanguage,m as t,ns as timeUtils};
