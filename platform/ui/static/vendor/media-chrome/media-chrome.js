var ou=Object.defineProperty;var Rl=(e,t)=>{for(var i in t)ou(e,i,{get:t[i],enumerable:!0})};var xl={};Rl(xl,{AttributeToStateChangeEventMap:()=>mo,AvailabilityStates:()=>at,MediaStateChangeEvents:()=>le,MediaStateReceiverAttributes:()=>y,MediaUIAttributes:()=>s,MediaUIEvents:()=>h,MediaUIProps:()=>ar,PointerTypes:()=>la,ReadyStates:()=>du,StateChangeEventToAttributeMap:()=>lu,StreamTypes:()=>lt,TextTrackKinds:()=>it,TextTrackModes:()=>Jt,VolumeLevels:()=>cu,WebkitPresentationModes:()=>po});var h={MEDIA_PLAY_REQUEST:"mediaplayrequest",MEDIA_PAUSE_REQUEST:"mediapauserequest",MEDIA_MUTE_REQUEST:"mediamuterequest",MEDIA_UNMUTE_REQUEST:"mediaunmuterequest",MEDIA_LOOP_REQUEST:"medialooprequest",MEDIA_VOLUME_REQUEST:"mediavolumerequest",MEDIA_SEEK_REQUEST:"mediaseekrequest",MEDIA_AIRPLAY_REQUEST:"mediaairplayrequest",MEDIA_ENTER_FULLSCREEN_REQUEST:"mediaenterfullscreenrequest",MEDIA_EXIT_FULLSCREEN_REQUEST:"mediaexitfullscreenrequest",MEDIA_PREVIEW_REQUEST:"mediapreviewrequest",MEDIA_ENTER_PIP_REQUEST:"mediaenterpiprequest",MEDIA_EXIT_PIP_REQUEST:"mediaexitpiprequest",MEDIA_ENTER_CAST_REQUEST:"mediaentercastrequest",MEDIA_EXIT_CAST_REQUEST:"mediaexitcastrequest",MEDIA_SHOW_TEXT_TRACKS_REQUEST:"mediashowtexttracksrequest",MEDIA_HIDE_TEXT_TRACKS_REQUEST:"mediahidetexttracksrequest",MEDIA_SHOW_SUBTITLES_REQUEST:"mediashowsubtitlesrequest",MEDIA_DISABLE_SUBTITLES_REQUEST:"mediadisablesubtitlesrequest",MEDIA_TOGGLE_SUBTITLES_REQUEST:"mediatogglesubtitlesrequest",MEDIA_PLAYBACK_RATE_REQUEST:"mediaplaybackraterequest",MEDIA_RENDITION_REQUEST:"mediarenditionrequest",MEDIA_AUDIO_TRACK_REQUEST:"mediaaudiotrackrequest",MEDIA_SEEK_TO_LIVE_REQUEST:"mediaseektoliverequest",REGISTER_MEDIA_STATE_RECEIVER:"registermediastatereceiver",UNREGISTER_MEDIA_STATE_RECEIVER:"unregistermediastatereceiver"},y={MEDIA_CHROME_ATTRIBUTES:"mediachromeattributes",MEDIA_CONTROLLER:"mediacontroller"},ar={MEDIA_AIRPLAY_UNAVAILABLE:"mediaAirplayUnavailable",MEDIA_AUDIO_TRACK_ENABLED:"mediaAudioTrackEnabled",MEDIA_AUDIO_TRACK_LIST:"mediaAudioTrackList",MEDIA_AUDIO_TRACK_UNAVAILABLE:"mediaAudioTrackUnavailable",MEDIA_BUFFERED:"mediaBuffered",MEDIA_CAST_UNAVAILABLE:"mediaCastUnavailable",MEDIA_CHAPTERS_CUES:"mediaChaptersCues",MEDIA_CURRENT_TIME:"mediaCurrentTime",MEDIA_DURATION:"mediaDuration",MEDIA_ENDED:"mediaEnded",MEDIA_ERROR:"mediaError",MEDIA_ERROR_CODE:"mediaErrorCode",MEDIA_ERROR_MESSAGE:"mediaErrorMessage",MEDIA_FULLSCREEN_UNAVAILABLE:"mediaFullscreenUnavailable",MEDIA_HAS_PLAYED:"mediaHasPlayed",MEDIA_HEIGHT:"mediaHeight",MEDIA_IS_AIRPLAYING:"mediaIsAirplaying",MEDIA_IS_CASTING:"mediaIsCasting",MEDIA_IS_FULLSCREEN:"mediaIsFullscreen",MEDIA_IS_PIP:"mediaIsPip",MEDIA_LOADING:"mediaLoading",MEDIA_MUTED:"mediaMuted",MEDIA_LOOP:"mediaLoop",MEDIA_PAUSED:"mediaPaused",MEDIA_PIP_UNAVAILABLE:"mediaPipUnavailable",MEDIA_PLAYBACK_RATE:"mediaPlaybackRate",MEDIA_PREVIEW_CHAPTER:"mediaPreviewChapter",MEDIA_PREVIEW_COORDS:"mediaPreviewCoords",MEDIA_PREVIEW_IMAGE:"mediaPreviewImage",MEDIA_PREVIEW_TIME:"mediaPreviewTime",MEDIA_RENDITION_LIST:"mediaRenditionList",MEDIA_RENDITION_SELECTED:"mediaRenditionSelected",MEDIA_RENDITION_UNAVAILABLE:"mediaRenditionUnavailable",MEDIA_SEEKABLE:"mediaSeekable",MEDIA_STREAM_TYPE:"mediaStreamType",MEDIA_SUBTITLES_LIST:"mediaSubtitlesList",MEDIA_SUBTITLES_SHOWING:"mediaSubtitlesShowing",MEDIA_TARGET_LIVE_WINDOW:"mediaTargetLiveWindow",MEDIA_TIME_IS_LIVE:"mediaTimeIsLive",MEDIA_VOLUME:"mediaVolume",MEDIA_VOLUME_LEVEL:"mediaVolumeLevel",MEDIA_VOLUME_UNAVAILABLE:"mediaVolumeUnavailable",MEDIA_LANG:"mediaLang",MEDIA_WIDTH:"mediaWidth"},Dl=Object.entries(ar),s=Dl.reduce((e,[t,i])=>(e[t]=i.toLowerCase(),e),{}),nu={USER_INACTIVE_CHANGE:"userinactivechange",BREAKPOINTS_CHANGE:"breakpointchange",BREAKPOINTS_COMPUTED:"breakpointscomputed"},le=Dl.reduce((e,[t,i])=>(e[t]=i.toLowerCase(),e),{...nu}),lu=Object.entries(le).reduce((e,[t,i])=>{let a=s[t];return a&&(e[i]=a),e},{userinactivechange:"userinactive"}),mo=Object.entries(s).reduce((e,[t,i])=>{let a=le[t];return a&&(e[i]=a),e},{userinactive:"userinactivechange"}),it={SUBTITLES:"subtitles",CAPTIONS:"captions",DESCRIPTIONS:"descriptions",CHAPTERS:"chapters",METADATA:"metadata"},Jt={DISABLED:"disabled",HIDDEN:"hidden",SHOWING:"showing"},du={HAVE_NOTHING:0,HAVE_METADATA:1,HAVE_CURRENT_DATA:2,HAVE_FUTURE_DATA:3,HAVE_ENOUGH_DATA:4},la={MOUSE:"mouse",PEN:"pen",TOUCH:"touch"},at={UNAVAILABLE:"unavailable",UNSUPPORTED:"unsupported"},lt={LIVE:"live",ON_DEMAND:"on-demand",UNKNOWN:"unknown"},cu={HIGH:"high",MEDIUM:"medium",LOW:"low",OFF:"off"},po={INLINE:"inline",FULLSCREEN:"fullscreen",PICTURE_IN_PICTURE:"picture-in-picture"};var Kl={};Rl(Kl,{emptyTimeRanges:()=>Vl,formatAsTimePhrase:()=>de,formatTime:()=>Et,serializeTimeRanges:()=>gu});function Ol(e){return e?.map(uu).join(" ")}function Ul(e){return e?.split(/\s+/).map(hu)}function uu(e){if(e){let{id:t,width:i,height:a}=e;return[t,i,a].filter(r=>r!=null).join(":")}}function hu(e){if(e){let[t,i,a]=e.split(":");return{id:t,width:+i,height:+a}}}function Pl(e){return e?.map(mu).join(" ")}function Nl(e){return e?.split(/\s+/).map(pu)}function mu(e){if(e){let{id:t,kind:i,language:a,label:r}=e;return[t,i,a,r].filter(o=>o!=null).join(":")}}function pu(e){if(e){let[t,i,a,r]=e.split(":");return{id:t,kind:i,language:a,label:r}}}function Qe(e){return typeof e=="number"&&!Number.isNaN(e)&&Number.isFinite(e)}var rr=e=>new Promise(t=>setTimeout(t,e));var Eu={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function sr(e){return String(e).replace(/[&<>"']/g,t=>Eu[t])}var Hl={"Start airplay":"Start airplay","Stop airplay":"Stop airplay",Audio:"Audio",Captions:"Captions","Enable captions":"Enable captions","Disable captions":"Disable captions","Start casting":"Start casting","Stop casting":"Stop casting","Enter fullscreen mode":"Enter fullscreen mode","Exit fullscreen mode":"Exit fullscreen mode",Mute:"Mute",Unmute:"Unmute",Loop:"Loop","Enter picture in picture mode":"Enter picture in picture mode","Exit picture in picture mode":"Exit picture in picture mode",Play:"Play",Pause:"Pause","Playback rate":"Playback rate","Playback rate {playbackRate}":"Playback rate {playbackRate}",Quality:"Quality","Seek backward":"Seek backward","Seek forward":"Seek forward",Settings:"Settings",Auto:"Auto","audio player":"audio player","video player":"video player",volume:"volume",seek:"seek","closed captions":"closed captions","current playback rate":"current playback rate","playback time":"playback time","media loading":"media loading",settings:"settings","audio tracks":"audio tracks",quality:"quality",play:"play",pause:"pause",mute:"mute",unmute:"unmute","chapter: {chapterName}":"chapter: {chapterName}",live:"live",Off:"Off","start airplay":"start airplay","stop airplay":"stop airplay","start casting":"start casting","stop casting":"stop casting","enter fullscreen mode":"enter fullscreen mode","exit fullscreen mode":"exit fullscreen mode","enter picture in picture mode":"enter picture in picture mode","exit picture in picture mode":"exit picture in picture mode","seek to live":"seek to live","playing live":"playing live","seek back {seekOffset} seconds":"seek back {seekOffset} seconds","seek forward {seekOffset} seconds":"seek forward {seekOffset} seconds","Network Error":"Network Error","Decode Error":"Decode Error","Source Not Supported":"Source Not Supported","Encryption Error":"Encryption Error","A network error caused the media download to fail.":"A network error caused the media download to fail.","A media error caused playback to be aborted. The media could be corrupt or your browser does not support this format.":"A media error caused playback to be aborted. The media could be corrupt or your browser does not support this format.","An unsupported error occurred. The server or network failed, or your browser does not support this format.":"An unsupported error occurred. The server or network failed, or your browser does not support this format.","The media is encrypted and there are no keys to decrypt it.":"The media is encrypted and there are no keys to decrypt it.",hour:"hour",hours:"hours",minute:"minute",minutes:"minutes",second:"second",seconds:"seconds","{time} remaining":"{time} remaining","{currentTime} of {totalTime}":"{currentTime} of {totalTime}","video not loaded, unknown time.":"video not loaded, unknown time."};var Bl,ze={en:Hl},Ze=((Bl=globalThis.navigator)==null?void 0:Bl.language)||"en",Eo=e=>{Ze=e},vu=(e,t)=>{ze[e]=t},fu=e=>{var t,i,a;let[r]=Ze.split("-");return((t=ze[Ze])==null?void 0:t[e])||((i=ze[r])==null?void 0:i[e])||((a=ze.en)==null?void 0:a[e])||e},Wl=()=>{let[e]=Ze.split("-");return ze[Ze]?Ze:ze[e]?e:"en"},u=(e,t={})=>fu(e).replace(/\{(\w+)\}/g,(i,a)=>a in t?String(t[a]):`{${a}}`);var $l=[{singular:"hour",plural:"hours"},{singular:"minute",plural:"minutes"},{singular:"second",plural:"seconds"}],Fl=(e,t)=>{let i=e===1?u($l[t].singular):u($l[t].plural);return`${e} ${i}`},de=e=>{if(!Qe(e))return"";let t=Math.abs(e),i=t!==e,a=new Date(0,0,0,0,0,t,0),o=[a.getHours(),a.getMinutes(),a.getSeconds()].map((l,d)=>l&&Fl(l,d)).filter(l=>l).join(", ");return i?u("{time} remaining",{time:o}):t===0?Fl(0,2):o};function Et(e,t){let i=!1;e<0&&(i=!0,e=0-e),e=e<0?0:e;let a=Math.floor(e%60),r=Math.floor(e/60%60),o=Math.floor(e/3600),l=Math.floor(t/60%60),d=Math.floor(t/3600);return(isNaN(e)||e===1/0)&&(o=r=a="0"),o=o>0||d>0?o+":":"",r=((o||l>=10)&&r<10?"0"+r:r)+":",a=a<10?"0"+a:a,(i?"-":"")+o+r+a}var Vl=Object.freeze({length:0,start(e){let t=e>>>0;if(t>=this.length)throw new DOMException(`Failed to execute 'start' on 'TimeRanges': The index provided (${t}) is greater than or equal to the maximum bound (${this.length}).`);return 0},end(e){let t=e>>>0;if(t>=this.length)throw new DOMException(`Failed to execute 'end' on 'TimeRanges': The index provided (${t}) is greater than or equal to the maximum bound (${this.length}).`);return 0}});function gu(e=Vl){return Array.from(e).map((t,i)=>[Number(e.start(i).toFixed(3)),Number(e.end(i).toFixed(3))].join(":")).join(" ")}var or=class{addEventListener(){}removeEventListener(){}dispatchEvent(){return!0}},nr=class extends or{},lr=class extends nr{constructor(){super(...arguments),this.role=null}},vo=class{observe(){}unobserve(){}disconnect(){}},Gl={createElement:function(){return new da.HTMLElement},createElementNS:function(){return new da.HTMLElement},addEventListener(){},removeEventListener(){},dispatchEvent(e){return!1}},da={ResizeObserver:vo,document:Gl,Node:nr,Element:lr,HTMLElement:class extends lr{constructor(){super(...arguments),this.innerHTML=""}get content(){return new da.DocumentFragment}},DocumentFragment:class extends or{},customElements:{get:function(){},define:function(){},whenDefined:function(){}},localStorage:{getItem(e){return null},setItem(e,t){},removeItem(e){}},CustomEvent:function(){},getComputedStyle:function(){},navigator:{languages:[],get userAgent(){return""}},matchMedia(e){return{matches:!1,media:e}},DOMParser:class{parseFromString(t,i){return{body:{textContent:t}}}}},ql="global"in globalThis&&globalThis?.global===globalThis||typeof window>"u"||typeof window.customElements>"u",Yl=Object.keys(da).every(e=>e in globalThis),n=ql&&!Yl?da:globalThis,$=ql&&!Yl?Gl:globalThis.document;var Ql=new WeakMap,fo=e=>{let t=Ql.get(e);return t||Ql.set(e,t=new Set),t},zl=new n.ResizeObserver(e=>{for(let t of e)for(let i of fo(t.target))i(t)});function jt(e,t){fo(e).add(t),zl.observe(e)}function te(e,t){let i=fo(e);i.delete(t),i.size||zl.unobserve(e)}function W(e){let t={};for(let i of e)t[i.name]=i.value;return t}function H(e){var t;return(t=dr(e))!=null?t:Dt(e,"media-controller")}function dr(e){var t;let{MEDIA_CONTROLLER:i}=y,a=e.getAttribute(i);if(a)return(t=Me(e))==null?void 0:t.getElementById(a)}var cr=(e,t,i=".value")=>{let a=e.querySelector(i);a&&(a.textContent=t)},_u=(e,t)=>{let i=`slot[name="${t}"]`,a=e.shadowRoot.querySelector(i);return a?a.children:[]},ur=(e,t)=>_u(e,t)[0],rt=(e,t)=>!e||!t?!1:e?.contains(t)?!0:rt(e,t.getRootNode().host),Dt=(e,t)=>{if(!e)return null;let i=e.closest(t);return i||Dt(e.getRootNode().host,t)};function ca(e=document){var t;let i=e?.activeElement;return i?(t=ca(i.shadowRoot))!=null?t:i:null}function Me(e){var t;let i=(t=e?.getRootNode)==null?void 0:t.call(e);return i instanceof ShadowRoot||i instanceof Document?i:null}function hr(e,{depth:t=3,checkOpacity:i=!0,checkVisibilityCSS:a=!0}={}){if(e.checkVisibility)return e.checkVisibility({checkOpacity:i,checkVisibilityCSS:a});let r=e;for(;r&&t>0;){let o=getComputedStyle(r);if(i&&o.opacity==="0"||a&&o.visibility==="hidden"||o.display==="none")return!1;r=r.parentElement,t--}return!0}function Zl(e,t,i,a){let r=a.x-i.x,o=a.y-i.y,l=r*r+o*o;if(l===0)return 0;let d=((e-i.x)*r+(t-i.y)*o)/l;return Math.max(0,Math.min(1,d))}function B(e,t){let i=bu(e,a=>a===t);return i||ua(e,t)}function bu(e,t){var i,a;let r;for(r of(i=e.querySelectorAll("style:not([media])"))!=null?i:[]){let o;try{o=(a=r.sheet)==null?void 0:a.cssRules}catch{continue}for(let l of o??[])if(t(l.selectorText))return l}}function ua(e,t){var i,a;let r=(i=e.querySelectorAll("style:not([media])"))!=null?i:[],o=r?.[r.length-1];if(!o?.sheet)return console.warn("Media Chrome: No style sheet found on style tag of",e),{style:{setProperty:()=>{},removeProperty:()=>"",getPropertyValue:()=>""}};let l=o?.sheet.insertRule(`${t}{}`,o.sheet.cssRules.length);return(a=o.sheet.cssRules)==null?void 0:a[l]}function w(e,t,i=Number.NaN){let a=e.getAttribute(t);return a!=null?+a:i}function R(e,t,i){let a=+i;if(i==null||Number.isNaN(a)){e.hasAttribute(t)&&e.removeAttribute(t);return}w(e,t,void 0)!==a&&e.setAttribute(t,`${a}`)}function g(e,t){return e.hasAttribute(t)}function _(e,t,i){if(i==null){e.hasAttribute(t)&&e.removeAttribute(t);return}g(e,t)!=i&&e.toggleAttribute(t,i)}function S(e,t,i=null){var a;return(a=e.getAttribute(t))!=null?a:i}function T(e,t,i){if(i==null){e.hasAttribute(t)&&e.removeAttribute(t);return}let a=`${i}`;S(e,t,void 0)!==a&&e.setAttribute(t,a)}var Xl=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},Tt=(e,t,i)=>(Xl(e,t,"read from private field"),i?i.call(e):t.get(e)),Au=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},mr=(e,t,i,a)=>(Xl(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),j;function Tu(e){return`
    <style>
      :host {
        display: var(--media-control-display, var(--media-gesture-receiver-display, inline-block));
        box-sizing: border-box;
      }
    </style>
  `}var Xe=class extends n.HTMLElement{constructor(){if(super(),Au(this,j,void 0),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let t=W(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(t)}}static get observedAttributes(){return[y.MEDIA_CONTROLLER,s.MEDIA_PAUSED]}attributeChangedCallback(t,i,a){var r,o,l,d,c;t===y.MEDIA_CONTROLLER&&(i&&((o=(r=Tt(this,j))==null?void 0:r.unassociateElement)==null||o.call(r,this),mr(this,j,null)),a&&this.isConnected&&(mr(this,j,(l=this.getRootNode())==null?void 0:l.getElementById(a)),(c=(d=Tt(this,j))==null?void 0:d.associateElement)==null||c.call(d,this)))}connectedCallback(){var t,i;this.tabIndex=-1,this.setAttribute("aria-hidden","true"),mr(this,j,Su(this)),this.getAttribute(y.MEDIA_CONTROLLER)&&((i=(t=Tt(this,j))==null?void 0:t.associateElement)==null||i.call(t,this)),Tt(this,j)&&(Tt(this,j).addEventListener("pointerdown",this),Tt(this,j).addEventListener("click",this),Tt(this,j).hasAttribute("tabindex")||(Tt(this,j).tabIndex=0))}disconnectedCallback(){var t,i,a,r;this.getAttribute(y.MEDIA_CONTROLLER)&&((i=(t=Tt(this,j))==null?void 0:t.unassociateElement)==null||i.call(t,this)),(a=Tt(this,j))==null||a.removeEventListener("pointerdown",this),(r=Tt(this,j))==null||r.removeEventListener("click",this),mr(this,j,null)}handleEvent(t){var i;let a=(i=t.composedPath())==null?void 0:i[0];if(["video","media-controller"].includes(a?.localName)){if(t.type==="pointerdown")this._pointerType=t.pointerType;else if(t.type==="click"){let{clientX:o,clientY:l}=t,{left:d,top:c,width:A,height:M}=this.getBoundingClientRect(),k=o-d,f=l-c;if(k<0||f<0||k>A||f>M||A===0&&M===0)return;let p=this._pointerType||"mouse";if(this._pointerType=void 0,p===la.TOUCH){this.handleTap(t);return}else if(p===la.MOUSE||p===la.PEN){this.handleMouseClick(t);return}}}}get mediaPaused(){return g(this,s.MEDIA_PAUSED)}set mediaPaused(t){_(this,s.MEDIA_PAUSED,t)}handleTap(t){}handleMouseClick(t){let i=this.mediaPaused?h.MEDIA_PLAY_REQUEST:h.MEDIA_PAUSE_REQUEST;this.dispatchEvent(new n.CustomEvent(i,{composed:!0,bubbles:!0}))}};j=new WeakMap;Xe.shadowRootOptions={mode:"open"};Xe.getTemplateHTML=Tu;function Su(e){var t;let i=e.getAttribute(y.MEDIA_CONTROLLER);return i?(t=e.getRootNode())==null?void 0:t.getElementById(i):Dt(e,"media-controller")}n.customElements.get("media-gesture-receiver")||n.customElements.define("media-gesture-receiver",Xe);var pr=Xe;var Ao=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},G=(e,t,i)=>(Ao(e,t,"read from private field"),i?i.call(e):t.get(e)),st=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},St=(e,t,i,a)=>(Ao(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),It=(e,t,i)=>(Ao(e,t,"access private method"),i),ha,fr,Je,ei,ti,go,je,Er,_o,Jl,bo,jl,ma,gr,_r,To,ii,pa,ce,vr,b={AUDIO:"audio",AUTOHIDE:"autohide",BREAKPOINTS:"breakpoints",GESTURES_DISABLED:"gesturesdisabled",KEYBOARD_CONTROL:"keyboardcontrol",NO_AUTOHIDE:"noautohide",USER_INACTIVE:"userinactive",AUTOHIDE_OVER_CONTROLS:"autohideovercontrols"};function Iu(e){return`
    <style>
      
      :host([${s.MEDIA_IS_FULLSCREEN}]) ::slotted([slot=media]) {
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

      
      :host([${b.USER_INACTIVE}]:not([${s.MEDIA_PAUSED}]):not([${s.MEDIA_IS_AIRPLAYING}]):not([${s.MEDIA_IS_CASTING}]):not([${b.AUDIO}])) ::slotted(:not([slot=media]):not([slot=poster]):not([${b.NO_AUTOHIDE}]):not([role=dialog])) {
        opacity: 0;
        transition: var(--media-control-transition-out, opacity 1s);
      }

      :host([${b.USER_INACTIVE}]:not([${b.NO_AUTOHIDE}]):not([${s.MEDIA_PAUSED}]):not([${s.MEDIA_IS_CASTING}]):not([${b.AUDIO}])) ::slotted([slot=media]) {
        cursor: none;
      }

      :host([${b.USER_INACTIVE}][${b.AUTOHIDE_OVER_CONTROLS}]:not([${b.NO_AUTOHIDE}]):not([${s.MEDIA_PAUSED}]):not([${s.MEDIA_IS_CASTING}]):not([${b.AUDIO}])) * {
        --media-cursor: none;
        cursor: none;
      }


      ::slotted(media-control-bar)  {
        align-self: stretch;
      }

      
      
      :host(:not([${b.AUDIO}])[${s.MEDIA_HAS_PLAYED}]) slot[name=poster],
      :host(:not([${b.AUDIO}])[${s.MEDIA_STREAM_TYPE}="${lt.ON_DEMAND}"][${s.MEDIA_CURRENT_TIME}]:not([${s.MEDIA_CURRENT_TIME}="0"])) slot[name=poster] {
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
        <template shadowrootmode="${pr.shadowRootOptions.mode}">
          ${pr.getTemplateHTML({})}
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
  `}var ku=Object.values(s),yu="sm:384 md:576 lg:768 xl:960";function Mu(e){td(e.target,e.contentRect.width)}function td(e,t){var i;if(!e.isConnected)return;let a=(i=e.getAttribute(b.BREAKPOINTS))!=null?i:yu,r=Lu(a),o=wu(r,t),l=!1;if(Object.keys(r).forEach(d=>{if(o.includes(d)){e.hasAttribute(`breakpoint${d}`)||(e.setAttribute(`breakpoint${d}`,""),l=!0);return}e.hasAttribute(`breakpoint${d}`)&&(e.removeAttribute(`breakpoint${d}`),l=!0)}),l){let d=new CustomEvent(le.BREAKPOINTS_CHANGE,{detail:o});e.dispatchEvent(d)}e.breakpointsComputed||(e.breakpointsComputed=!0,e.dispatchEvent(new CustomEvent(le.BREAKPOINTS_COMPUTED,{bubbles:!0,composed:!0})))}function Lu(e){let t=e.split(/\s+/);return Object.fromEntries(t.map(i=>i.split(":")))}function wu(e,t){return Object.keys(e).filter(i=>t>=parseInt(e[i]))}var ue=class extends n.HTMLElement{constructor(){if(super(),st(this,_o),st(this,bo),st(this,ma),st(this,_r),st(this,ii),st(this,ha,void 0),st(this,fr,0),st(this,Je,null),st(this,ei,null),st(this,ti,void 0),this.breakpointsComputed=!1,st(this,go,t=>{let i=this.media;for(let a of t){if(a.type!=="childList")continue;let r=a.removedNodes;for(let o of r){if(o.slot!="media"||a.target!=this)continue;let l=a.previousSibling&&a.previousSibling.previousElementSibling;if(!l||!i)this.mediaUnsetCallback(o);else{let d=l.slot!=="media";for(;(l=l.previousSibling)!==null;)l.slot=="media"&&(d=!1);d&&this.mediaUnsetCallback(o)}}if(i)for(let o of a.addedNodes)o===i&&this.handleMediaUpdated(i)}}),st(this,je,!1),st(this,Er,t=>{G(this,je)||(setTimeout(()=>{Mu(t),St(this,je,!1)},0),St(this,je,!0))}),st(this,ce,void 0),st(this,vr,()=>{if(!G(this,ce).assignedElements({flatten:!0}).length){G(this,Je)&&this.mediaUnsetCallback(G(this,Je));return}this.handleMediaUpdated(this.media)}),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let t=W(this.attributes),i=this.constructor.getTemplateHTML(t);this.shadowRoot.setHTMLUnsafe?this.shadowRoot.setHTMLUnsafe(i):this.shadowRoot.innerHTML=i}St(this,ha,new MutationObserver(G(this,go)))}static get observedAttributes(){return[b.AUTOHIDE,b.GESTURES_DISABLED].concat(ku).filter(t=>![s.MEDIA_RENDITION_LIST,s.MEDIA_AUDIO_TRACK_LIST,s.MEDIA_CHAPTERS_CUES,s.MEDIA_WIDTH,s.MEDIA_HEIGHT,s.MEDIA_ERROR,s.MEDIA_ERROR_MESSAGE].includes(t))}attributeChangedCallback(t,i,a){t.toLowerCase()==b.AUTOHIDE&&(this.autohide=a)}get media(){let t=this.querySelector(":scope > [slot=media]");return t?.nodeName=="SLOT"&&(t=t.assignedElements({flatten:!0})[0]),t}async handleMediaUpdated(t){t&&(St(this,Je,t),t.localName.includes("-")&&await n.customElements.whenDefined(t.localName),this.mediaSetCallback(t))}connectedCallback(){var t;G(this,ha).observe(this,{childList:!0,subtree:!0}),jt(this,G(this,Er));let a=this.getAttribute(b.AUDIO)!=null?u("audio player"):u("video player");this.setAttribute("role","region"),this.setAttribute("aria-label",a),this.handleMediaUpdated(this.media),this.setAttribute(b.USER_INACTIVE,""),td(this,this.getBoundingClientRect().width);let r=this.querySelector(":scope > slot[slot=media]");r&&(St(this,ce,r),G(this,ce).addEventListener("slotchange",G(this,vr))),this.addEventListener("pointerdown",this),this.addEventListener("pointermove",this),this.addEventListener("pointerup",this),this.addEventListener("mouseleave",this),this.addEventListener("keyup",this),(t=n.window)==null||t.addEventListener("mouseup",this)}disconnectedCallback(){var t;te(this,G(this,Er)),clearTimeout(G(this,ei)),G(this,ha).disconnect(),this.media&&this.mediaUnsetCallback(this.media),(t=n.window)==null||t.removeEventListener("mouseup",this),this.removeEventListener("pointerdown",this),this.removeEventListener("pointermove",this),this.removeEventListener("pointerup",this),this.removeEventListener("mouseleave",this),this.removeEventListener("keyup",this),G(this,ce)&&(G(this,ce).removeEventListener("slotchange",G(this,vr)),St(this,ce,null)),St(this,je,!1)}mediaSetCallback(t){}mediaUnsetCallback(t){St(this,Je,null)}handleEvent(t){switch(t.type){case"pointerdown":St(this,fr,t.timeStamp);break;case"pointermove":It(this,_o,Jl).call(this,t);break;case"pointerup":It(this,bo,jl).call(this,t);break;case"mouseleave":It(this,ma,gr).call(this);break;case"mouseup":this.removeAttribute(b.KEYBOARD_CONTROL);break;case"keyup":It(this,ii,pa).call(this),this.setAttribute(b.KEYBOARD_CONTROL,"");break}}set autohide(t){let i=Number(t);St(this,ti,isNaN(i)?0:i)}get autohide(){return(G(this,ti)===void 0?2:G(this,ti)).toString()}get breakpoints(){return S(this,b.BREAKPOINTS)}set breakpoints(t){T(this,b.BREAKPOINTS,t)}get audio(){return g(this,b.AUDIO)}set audio(t){_(this,b.AUDIO,t)}get gesturesDisabled(){return g(this,b.GESTURES_DISABLED)}set gesturesDisabled(t){_(this,b.GESTURES_DISABLED,t)}get keyboardControl(){return g(this,b.KEYBOARD_CONTROL)}set keyboardControl(t){_(this,b.KEYBOARD_CONTROL,t)}get noAutohide(){return g(this,b.NO_AUTOHIDE)}set noAutohide(t){_(this,b.NO_AUTOHIDE,t)}get autohideOverControls(){return g(this,b.AUTOHIDE_OVER_CONTROLS)}set autohideOverControls(t){_(this,b.AUTOHIDE_OVER_CONTROLS,t)}get userInteractive(){return g(this,b.USER_INACTIVE)}set userInteractive(t){_(this,b.USER_INACTIVE,t)}};ha=new WeakMap;fr=new WeakMap;Je=new WeakMap;ei=new WeakMap;ti=new WeakMap;go=new WeakMap;je=new WeakMap;Er=new WeakMap;_o=new WeakSet;Jl=function(e){if(e.pointerType!=="mouse"&&e.timeStamp-G(this,fr)<250)return;It(this,_r,To).call(this),clearTimeout(G(this,ei));let t=this.hasAttribute(b.AUTOHIDE_OVER_CONTROLS);([this,this.media].includes(e.target)||t)&&It(this,ii,pa).call(this)};bo=new WeakSet;jl=function(e){if(e.pointerType==="touch"){let t=!this.hasAttribute(b.USER_INACTIVE);[this,this.media].includes(e.target)&&t?It(this,ma,gr).call(this):It(this,ii,pa).call(this)}else e.composedPath().some(t=>["media-play-button","media-fullscreen-button"].includes(t?.localName))&&It(this,ii,pa).call(this)};ma=new WeakSet;gr=function(){if(G(this,ti)<0||this.hasAttribute(b.USER_INACTIVE))return;this.setAttribute(b.USER_INACTIVE,"");let e=new n.CustomEvent(le.USER_INACTIVE_CHANGE,{composed:!0,bubbles:!0,detail:!0});this.dispatchEvent(e)};_r=new WeakSet;To=function(){if(!this.hasAttribute(b.USER_INACTIVE))return;this.removeAttribute(b.USER_INACTIVE);let e=new n.CustomEvent(le.USER_INACTIVE_CHANGE,{composed:!0,bubbles:!0,detail:!1});this.dispatchEvent(e)};ii=new WeakSet;pa=function(){It(this,_r,To).call(this),clearTimeout(G(this,ei));let e=parseInt(this.autohide);e<0||St(this,ei,setTimeout(()=>{It(this,ma,gr).call(this)},e*1e3))};ce=new WeakMap;vr=new WeakMap;ue.shadowRootOptions={mode:"open"};ue.getTemplateHTML=Iu;n.customElements.get("media-container")||n.customElements.define("media-container",ue);var Cu=ue;var wo=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},we=(e,t,i)=>(wo(e,t,"read from private field"),i?i.call(e):t.get(e)),ee=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},Co=(e,t,i,a)=>(wo(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),Le=(e,t,i)=>(wo(e,t,"access private method"),i),Ar,va,Ce,br,So,Io,ed,ko,id,yo,ad,Mo,rd,Lo,sd;function Ru(e){return`
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
    ${this.getSlotTemplateHTML(e)}
  `}function Du(e){return`
    <slot id="content"></slot>
  `}var Ea={OPEN:"open",ANCHOR:"anchor"},kt=class extends n.HTMLElement{constructor(){super(),ee(this,br),ee(this,Io),ee(this,ko),ee(this,yo),ee(this,Mo),ee(this,Lo),ee(this,Ar,!1),ee(this,va,null),ee(this,Ce,null)}static get observedAttributes(){return[Ea.OPEN,Ea.ANCHOR]}get open(){return g(this,Ea.OPEN)}set open(t){_(this,Ea.OPEN,t)}handleEvent(t){switch(t.type){case"invoke":Le(this,yo,ad).call(this,t);break;case"focusout":Le(this,Mo,rd).call(this,t);break;case"keydown":Le(this,Lo,sd).call(this,t);break}}connectedCallback(){Le(this,br,So).call(this),this.role||(this.role="dialog"),this.addEventListener("invoke",this),this.addEventListener("focusout",this),this.addEventListener("keydown",this)}disconnectedCallback(){this.removeEventListener("invoke",this),this.removeEventListener("focusout",this),this.removeEventListener("keydown",this)}attributeChangedCallback(t,i,a){Le(this,br,So).call(this),t===Ea.OPEN&&a!==i&&(this.open?Le(this,Io,ed).call(this):Le(this,ko,id).call(this))}focus(){Co(this,va,ca());let t=!this.dispatchEvent(new Event("focus",{composed:!0,cancelable:!0})),i=!this.dispatchEvent(new Event("focusin",{composed:!0,bubbles:!0,cancelable:!0}));if(t||i)return;let a=this.querySelector('[autofocus], [tabindex]:not([tabindex="-1"]), [role="menu"]');a?.focus()}get keysUsed(){return["Escape","Tab"]}};Ar=new WeakMap;va=new WeakMap;Ce=new WeakMap;br=new WeakSet;So=function(){if(!we(this,Ar)&&(Co(this,Ar,!0),!this.shadowRoot)){this.attachShadow(this.constructor.shadowRootOptions);let e=W(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(e),queueMicrotask(()=>{let{style:t}=B(this.shadowRoot,":host");t.setProperty("transition","display .15s, visibility .15s, opacity .15s ease-in, transform .15s ease-in")})}};Io=new WeakSet;ed=function(){var e;(e=we(this,Ce))==null||e.setAttribute("aria-expanded","true"),this.dispatchEvent(new Event("open",{composed:!0,bubbles:!0})),this.addEventListener("transitionend",()=>this.focus(),{once:!0})};ko=new WeakSet;id=function(){var e;(e=we(this,Ce))==null||e.setAttribute("aria-expanded","false"),this.dispatchEvent(new Event("close",{composed:!0,bubbles:!0}))};yo=new WeakSet;ad=function(e){Co(this,Ce,e.relatedTarget),rt(this,e.relatedTarget)||(this.open=!this.open)};Mo=new WeakSet;rd=function(e){var t;rt(this,e.relatedTarget)||((t=we(this,va))==null||t.focus(),we(this,Ce)&&we(this,Ce)!==e.relatedTarget&&this.open&&(this.open=!1))};Lo=new WeakSet;sd=function(e){var t,i,a,r,o;let{key:l,ctrlKey:d,altKey:c,metaKey:A}=e;d||c||A||this.keysUsed.includes(l)&&(e.preventDefault(),e.stopPropagation(),l==="Tab"?(e.shiftKey?(i=(t=this.previousElementSibling)==null?void 0:t.focus)==null||i.call(t):(r=(a=this.nextElementSibling)==null?void 0:a.focus)==null||r.call(a),this.blur()):l==="Escape"&&((o=we(this,va))==null||o.focus(),this.open=!1))};kt.shadowRootOptions={mode:"open"};kt.getTemplateHTML=Ru;kt.getSlotTemplateHTML=Du;n.customElements.get("media-chrome-dialog")||n.customElements.define("media-chrome-dialog",kt);var xu=kt;var Ou=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},he=(e,t,i)=>(Ou(e,t,"read from private field"),i?i.call(e):t.get(e)),od=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},ai,ri,fa={HOTKEYS:"hotkeys"},Uu=[{keys:[{key:" ",label:"Space"},{key:"k"}],description:"Toggle Playback"},{keys:[{key:"m"}],description:"Toggle mute"},{keys:[{key:"f"}],description:"Toggle fullscreen"},{keys:[{key:"c"}],description:"Toggle captions or subtitles, if available"},{keys:[{key:"p"}],description:"Toggle Picture in Picture"},{keys:[{key:"ArrowLeft",label:"\u2190"},{key:"j"}],description:"Seek back 10s"},{keys:[{key:"ArrowRight",label:"\u2192"},{key:"l"}],description:"Seek forward 10s"},{keys:[{key:"ArrowUp",label:"\u2191"}],description:"Turn volume up"},{keys:[{key:"ArrowDown",label:"\u2193"}],description:"Turn volume down"},{keys:[{key:"<",label:"< (SHIFT+,)"}],description:"Decrease playback rate"},{keys:[{key:">",label:"> (SHIFT+.)"}],description:"Increase playback rate"},{keys:[{key:"shift+/",label:"SHIFT+/"}],description:"Show keyboard shortcuts"}];function Tr(e){return e===" "?"nospace":`no${e.toLowerCase()}`}function Pu(e){let t=new Set(e?.split(/\s+/));return Uu.map(({keys:i,description:a})=>({keys:i.filter(({key:r})=>!t.has(Tr(r))),description:a})).filter(({keys:i})=>i.length)}function Nu(e){return`
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
      ${nd(e[fa.HOTKEYS])}
    </slot>
  `}function nd(e){return`
    <h2>Keyboard Shortcuts</h2>
    <table class="shortcuts-table">${Pu(e).map(({keys:i,description:a})=>`
        <tr>
          <td>
            <div class="key-combo">${i.map(({key:o,label:l=o},d)=>d>0?`<span class="key-separator">or</span><span class="key">${l}</span>`:`<span class="key">${l}</span>`).join("")}</div>
          </td>
          <td class="description">${a}</td>
        </tr>
      `).join("")}</table>
  `}var ga=class extends kt{constructor(){super(...arguments),od(this,ai,t=>{var i;if(!this.open)return;let a=(i=this.shadowRoot)==null?void 0:i.querySelector("#content");if(!a)return;let r=t.composedPath(),o=r[0]===this||r.includes(this),l=r.includes(a);o&&!l&&(this.open=!1)}),od(this,ri,t=>{if(!this.open)return;let i=t.shiftKey&&(t.key==="/"||t.key==="?");(t.key==="Escape"||i)&&!t.ctrlKey&&!t.altKey&&!t.metaKey&&(this.open=!1,t.preventDefault(),t.stopPropagation())})}static get observedAttributes(){return[...super.observedAttributes,fa.HOTKEYS]}get hotkeys(){var t;return(t=S(this,fa.HOTKEYS))!=null?t:void 0}set hotkeys(t){T(this,fa.HOTKEYS,t)}connectedCallback(){super.connectedCallback(),this.open&&(this.addEventListener("click",he(this,ai)),document.addEventListener("keydown",he(this,ri)))}disconnectedCallback(){this.removeEventListener("click",he(this,ai)),document.removeEventListener("keydown",he(this,ri))}attributeChangedCallback(t,i,a){var r;if(super.attributeChangedCallback(t,i,a),t==="open")this.open?(this.addEventListener("click",he(this,ai)),document.addEventListener("keydown",he(this,ri))):(this.removeEventListener("click",he(this,ai)),document.removeEventListener("keydown",he(this,ri)));else if(t===fa.HOTKEYS&&a!==i){let o=(r=this.shadowRoot)==null?void 0:r.querySelector("#content");o&&(o.innerHTML=nd(a))}}};ai=new WeakMap;ri=new WeakMap;ga.getSlotTemplateHTML=Nu;n.customElements.get("media-keyboard-shortcuts-dialog")||n.customElements.define("media-keyboard-shortcuts-dialog",ga);var Hu=ga;var ld=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},X=(e,t,i)=>(ld(e,t,"read from private field"),i?i.call(e):t.get(e)),_a=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},Sr=(e,t,i,a)=>(ld(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),si,oi,Ir,Re,ie,me,pe=class{constructor(t,i,{defaultValue:a}={defaultValue:void 0}){_a(this,ie),_a(this,si,void 0),_a(this,oi,void 0),_a(this,Ir,void 0),_a(this,Re,new Set),Sr(this,si,t),Sr(this,oi,i),Sr(this,Ir,new Set(a))}[Symbol.iterator](){return X(this,ie,me).values()}get length(){return X(this,ie,me).size}get value(){var t;return(t=[...X(this,ie,me)].join(" "))!=null?t:""}set value(t){var i;t!==this.value&&(Sr(this,Re,new Set),this.add(...(i=t?.split(" "))!=null?i:[]))}toString(){return this.value}item(t){return[...X(this,ie,me)][t]}values(){return X(this,ie,me).values()}forEach(t,i){X(this,ie,me).forEach(t,i)}add(...t){var i,a;t.forEach(r=>X(this,Re).add(r)),!(this.value===""&&!((i=X(this,si))!=null&&i.hasAttribute(`${X(this,oi)}`)))&&((a=X(this,si))==null||a.setAttribute(`${X(this,oi)}`,`${this.value}`))}remove(...t){var i;t.forEach(a=>X(this,Re).delete(a)),(i=X(this,si))==null||i.setAttribute(`${X(this,oi)}`,`${this.value}`)}contains(t){return X(this,ie,me).has(t)}toggle(t,i){return typeof i<"u"?i?(this.add(t),!0):(this.remove(t),!1):this.contains(t)?(this.remove(t),!1):(this.add(t),!0)}replace(t,i){return this.remove(t),this.add(i),t===i}};si=new WeakMap;oi=new WeakMap;Ir=new WeakMap;Re=new WeakMap;ie=new WeakSet;me=function(){return X(this,Re).size?X(this,Re):X(this,Ir)};var Bu=(e="")=>e.split(/\s+/),dd=(e="")=>{let[t,i,a]=e.split(":"),r=a?decodeURIComponent(a):void 0;return{kind:t==="cc"?it.CAPTIONS:it.SUBTITLES,language:i,label:r}},De=(e="",t={})=>Bu(e).map(i=>{let a=dd(i);return{...t,...a}}),Ro=e=>e?Array.isArray(e)?e.map(t=>typeof t=="string"?dd(t):t):typeof e=="string"?De(e):[e]:[],kr=({kind:e,label:t,language:i}={kind:"subtitles"})=>t?`${e==="captions"?"cc":"sb"}:${i}:${encodeURIComponent(t)}`:i,ae=(e=[])=>Array.prototype.map.call(e,kr).join(" "),Wu=(e,t)=>i=>i[e]===t,cd=e=>{let t=Object.entries(e).map(([i,a])=>Wu(i,a));return i=>t.every(a=>a(i))},xe=(e,t=[],i=[])=>{let a=Ro(i).map(cd),r=o=>a.some(l=>l(o));Array.from(t).filter(r).forEach(o=>{o.mode=e})},Oe=(e,t=()=>!0)=>{if(!e?.textTracks)return[];let i=typeof t=="function"?t:cd(t);return Array.from(e.textTracks).filter(i)},yr=e=>{var t;return!!((t=e.mediaSubtitlesShowing)!=null&&t.length)||e.hasAttribute(s.MEDIA_SUBTITLES_SHOWING)};var hd=e=>{var t;let{media:i,fullscreenElement:a}=e;try{let r=a&&"requestFullscreen"in a?"requestFullscreen":a&&"webkitRequestFullScreen"in a?"webkitRequestFullScreen":void 0;if(r){let o=(t=a[r])==null?void 0:t.call(a);if(o instanceof Promise)return o.catch(()=>{})}else i?.webkitEnterFullscreen?i.webkitEnterFullscreen():i?.requestFullscreen&&i.requestFullscreen()}catch(r){console.error(r)}},ud="exitFullscreen"in $?"exitFullscreen":"webkitExitFullscreen"in $?"webkitExitFullscreen":"webkitCancelFullScreen"in $?"webkitCancelFullScreen":void 0,md=e=>{var t;let{documentElement:i}=e;if(ud){let a=(t=i?.[ud])==null?void 0:t.call(i);if(a instanceof Promise)return a.catch(()=>{})}},ba="fullscreenElement"in $?"fullscreenElement":"webkitFullscreenElement"in $?"webkitFullscreenElement":void 0,$u=e=>{let{documentElement:t,media:i}=e,a=t?.[ba];return!a&&"webkitDisplayingFullscreen"in i&&"webkitPresentationMode"in i&&i.webkitDisplayingFullscreen&&i.webkitPresentationMode===po.FULLSCREEN?i:a},pd=e=>{var t;let{media:i,documentElement:a,fullscreenElement:r=i}=e;if(!i||!a)return!1;let o=$u(e);if(!o)return!1;if(o===r||o===i)return!0;if(o.localName.includes("-")){let l=o.shadowRoot;if(!(ba in l))return rt(o,r);for(;l?.[ba];){if(l[ba]===r)return!0;l=(t=l[ba])==null?void 0:t.shadowRoot}}return!1},Fu="fullscreenEnabled"in $?"fullscreenEnabled":"webkitFullscreenEnabled"in $?"webkitFullscreenEnabled":void 0,Ed=e=>{let{documentElement:t,media:i}=e;return!!t?.[Fu]||i&&"webkitSupportsFullscreen"in i};var Mr,Do=()=>{var e,t;return Mr||(Mr=(t=(e=$)==null?void 0:e.createElement)==null?void 0:t.call(e,"video"),Mr)},vd=async(e=Do())=>{if(!e)return!1;let t=e.volume;e.volume=t/2+.1;let i=new AbortController,a=await Promise.race([Vu(e,i.signal),Ku(e,t)]);return i.abort(),a},Vu=(e,t)=>new Promise(i=>{e.addEventListener("volumechange",()=>i(!0),{signal:t})}),Ku=async(e,t)=>{for(let i=0;i<10;i++){if(e.volume===t)return!1;await rr(10)}return e.volume!==t},Gu=/.*Version\/.*Safari\/.*/.test(n.navigator.userAgent),xo=(e=Do())=>n.matchMedia("(display-mode: standalone)").matches&&Gu?!1:typeof e?.requestPictureInPicture=="function",Oo=(e=Do())=>Ed({documentElement:$,media:e}),fd=Oo(),gd=xo(),_d=!!n.WebKitPlaybackTargetAvailabilityEvent,bd=!!n.chrome;var ni=e=>Oe(e.media,t=>[it.SUBTITLES,it.CAPTIONS].includes(t.kind)).sort((t,i)=>t.kind>=i.kind?1:-1),Uo=e=>Oe(e.media,t=>t.mode===Jt.SHOWING&&[it.SUBTITLES,it.CAPTIONS].includes(t.kind)),Lr=(e,t)=>{let i=ni(e),a=Uo(e),r=!!a.length;if(i.length){if(t===!1||r&&t!==!0)xe(Jt.DISABLED,i,a);else if(t===!0||!r&&t!==!1){let o=i[0],{options:l}=e;if(!l?.noSubtitlesLangPref){let M=n.localStorage.getItem("media-chrome-pref-subtitles-lang"),k=M?[M,...n.navigator.languages]:n.navigator.languages,f=i.filter(p=>k.some(I=>p.language.toLowerCase().startsWith(I.split("-")[0]))).sort((p,I)=>{let v=k.findIndex(L=>p.language.toLowerCase().startsWith(L.split("-")[0])),C=k.findIndex(L=>I.language.toLowerCase().startsWith(L.split("-")[0]));return v-C});f[0]&&(o=f[0])}let{language:d,label:c,kind:A}=o;xe(Jt.DISABLED,i,a),xe(Jt.SHOWING,i,[{language:d,label:c,kind:A}])}}},wr=(e,t)=>e===t?!0:e==null||t==null||typeof e!=typeof t?!1:typeof e=="number"&&Number.isNaN(e)&&Number.isNaN(t)?!0:typeof e!="object"?!1:Array.isArray(e)?qu(e,t):Object.entries(e).every(([i,a])=>i in t&&wr(a,t[i])),qu=(e,t)=>{let i=Array.isArray(e),a=Array.isArray(t);return i!==a?!1:i||a?e.length!==t.length?!1:e.every((r,o)=>wr(r,t[o])):!0};var Yu=Object.values(lt),Cr,Qu=vd().then(e=>(Cr=e,Cr)),Ad=async(...e)=>{await Promise.all(e.filter(t=>t).map(async t=>{if(!("localName"in t&&t instanceof n.HTMLElement))return;let i=t.localName;if(!i.includes("-"))return;let a=n.customElements.get(i);a&&t instanceof a||(await n.customElements.whenDefined(i),n.customElements.upgrade(t))}))},zu=new n.DOMParser,Zu=e=>e&&(zu.parseFromString(e,"text/html").body.textContent||e),li={mediaError:{get(e,t){let{media:i}=e;if(t?.type!=="playing")return i?.error},mediaEvents:["emptied","error","playing"]},mediaErrorCode:{get(e,t){var i;let{media:a}=e;if(t?.type!=="playing")return(i=a?.error)==null?void 0:i.code},mediaEvents:["emptied","error","playing"]},mediaErrorMessage:{get(e,t){var i,a;let{media:r}=e;if(t?.type!=="playing")return(a=(i=r?.error)==null?void 0:i.message)!=null?a:""},mediaEvents:["emptied","error","playing"]},mediaWidth:{get(e){var t;let{media:i}=e;return(t=i?.videoWidth)!=null?t:0},mediaEvents:["resize"]},mediaHeight:{get(e){var t;let{media:i}=e;return(t=i?.videoHeight)!=null?t:0},mediaEvents:["resize"]},mediaPaused:{get(e){var t;let{media:i}=e;return(t=i?.paused)!=null?t:!0},set(e,t){var i;let{media:a}=t;a&&(e?a.pause():(i=a.play())==null||i.catch(()=>{}))},mediaEvents:["play","playing","pause","emptied"]},mediaHasPlayed:{get(e,t){let{media:i}=e;return i?t?t.type==="playing":!i.paused:!1},mediaEvents:["playing","emptied"]},mediaEnded:{get(e){var t;let{media:i}=e;return(t=i?.ended)!=null?t:!1},mediaEvents:["seeked","ended","emptied"]},mediaPlaybackRate:{get(e){var t;let{media:i}=e;return(t=i?.playbackRate)!=null?t:1},set(e,t){let{media:i}=t;i&&Number.isFinite(+e)&&(i.playbackRate=+e)},mediaEvents:["ratechange","loadstart"]},mediaMuted:{get(e){var t;let{media:i}=e;return(t=i?.muted)!=null?t:!1},set(e,t){let{media:i,options:{noMutedPref:a}={}}=t;if(i){i.muted=e;try{let r=n.localStorage.getItem("media-chrome-pref-muted")!==null,o=i.hasAttribute("muted");if(a){r&&n.localStorage.removeItem("media-chrome-pref-muted");return}if(o&&!r)return;n.localStorage.setItem("media-chrome-pref-muted",e?"true":"false")}catch(r){console.debug("Error setting muted pref",r)}}},mediaEvents:["volumechange"],stateOwnersUpdateHandlers:[(e,t)=>{let{options:{noMutedPref:i}}=t,{media:a}=t;if(!(!a||a.muted||i))try{let r=n.localStorage.getItem("media-chrome-pref-muted")==="true";li.mediaMuted.set(r,t),e(r)}catch(r){console.debug("Error getting muted pref",r)}}]},mediaLoop:{get(e){let{media:t}=e;return t?.loop},set(e,t){let{media:i}=t;i&&(i.loop=e)},mediaEvents:["medialooprequest"]},mediaVolume:{get(e){var t;let{media:i}=e;return(t=i?.volume)!=null?t:1},set(e,t){let{media:i,options:{noVolumePref:a}={}}=t;if(i){try{e==null?n.localStorage.removeItem("media-chrome-pref-volume"):!i.hasAttribute("muted")&&!a&&n.localStorage.setItem("media-chrome-pref-volume",e.toString())}catch(r){console.debug("Error setting volume pref",r)}Number.isFinite(+e)&&(i.volume=+e)}},mediaEvents:["volumechange"],stateOwnersUpdateHandlers:[(e,t)=>{let{options:{noVolumePref:i}}=t;if(!i)try{let{media:a}=t;if(!a)return;let r=n.localStorage.getItem("media-chrome-pref-volume");if(r==null)return;li.mediaVolume.set(+r,t),e(+r)}catch(a){console.debug("Error getting volume pref",a)}}]},mediaVolumeLevel:{get(e){let{media:t}=e;return typeof t?.volume>"u"?"high":t.muted||t.volume===0?"off":t.volume<.5?"low":t.volume<.75?"medium":"high"},mediaEvents:["volumechange"]},mediaCurrentTime:{get(e){var t;let{media:i}=e;return(t=i?.currentTime)!=null?t:0},set(e,t){let{media:i}=t;!i||!Qe(e)||(i.currentTime=e)},mediaEvents:["timeupdate","loadedmetadata","seeking"]},mediaDuration:{get(e){let{media:t,options:{defaultDuration:i}={}}=e;return i&&(!t||!t.duration||Number.isNaN(t.duration)||!Number.isFinite(t.duration))?i:Number.isFinite(t?.duration)?t.duration:Number.NaN},mediaEvents:["durationchange","loadedmetadata","emptied"]},mediaLoading:{get(e){let{media:t}=e;return t?.readyState<3},mediaEvents:["waiting","playing","emptied"]},mediaSeekable:{get(e){var t;let{media:i}=e;if(!((t=i?.seekable)!=null&&t.length))return;let a=i.seekable.start(0),r=i.seekable.end(i.seekable.length-1);if(!(!a&&!r))return[Number(a.toFixed(3)),Number(r.toFixed(3))]},mediaEvents:["loadedmetadata","emptied","progress","seekablechange"]},mediaBuffered:{get(e){var t;let{media:i}=e,a=(t=i?.buffered)!=null?t:[];return Array.from(a).map((r,o)=>[Number(a.start(o).toFixed(3)),Number(a.end(o).toFixed(3))])},mediaEvents:["progress","emptied"]},mediaStreamType:{get(e){let{media:t,options:{defaultStreamType:i}={}}=e,a=[lt.LIVE,lt.ON_DEMAND].includes(i)?i:void 0;if(!t)return a;let{streamType:r}=t;if(Yu.includes(r))return r===lt.UNKNOWN?a:r;let o=t.duration;return o===1/0?lt.LIVE:Number.isFinite(o)?lt.ON_DEMAND:a},mediaEvents:["emptied","durationchange","loadedmetadata","streamtypechange"]},mediaTargetLiveWindow:{get(e){let{media:t}=e;if(!t)return Number.NaN;let{targetLiveWindow:i}=t,a=li.mediaStreamType.get(e);return(i==null||Number.isNaN(i))&&a===lt.LIVE?0:i},mediaEvents:["emptied","durationchange","loadedmetadata","streamtypechange","targetlivewindowchange"]},mediaTimeIsLive:{get(e){let{media:t,options:{liveEdgeOffset:i=10}={}}=e;if(!t)return!1;if(typeof t.liveEdgeStart=="number")return Number.isNaN(t.liveEdgeStart)?!1:t.currentTime>=t.liveEdgeStart;if(!(li.mediaStreamType.get(e)===lt.LIVE))return!1;let r=t.seekable;if(!r)return!0;if(!r.length)return!1;let o=r.end(r.length-1)-i;return t.currentTime>=o},mediaEvents:["playing","timeupdate","progress","waiting","emptied"]},mediaSubtitlesList:{get(e){return ni(e).map(({kind:t,label:i,language:a})=>({kind:t,label:i,language:a}))},mediaEvents:["loadstart"],textTracksEvents:["addtrack","removetrack"]},mediaSubtitlesShowing:{get(e){return Uo(e).map(({kind:t,label:i,language:a})=>({kind:t,label:i,language:a}))},mediaEvents:["loadstart"],textTracksEvents:["addtrack","removetrack","change"],stateOwnersUpdateHandlers:[(e,t)=>{var i,a;let{media:r,options:o}=t;if(!r)return;let l=d=>{var c;!o.defaultSubtitles||d&&![it.CAPTIONS,it.SUBTITLES].includes((c=d?.track)==null?void 0:c.kind)||Lr(t,!0)};return r.addEventListener("loadstart",l),(i=r.textTracks)==null||i.addEventListener("addtrack",l),(a=r.textTracks)==null||a.addEventListener("removetrack",l),()=>{var d,c;r.removeEventListener("loadstart",l),(d=r.textTracks)==null||d.removeEventListener("addtrack",l),(c=r.textTracks)==null||c.removeEventListener("removetrack",l)}}]},mediaChaptersCues:{get(e){var t;let{media:i}=e;if(!i)return[];let[a]=Oe(i,{kind:it.CHAPTERS});return Array.from((t=a?.cues)!=null?t:[]).map(({text:r,startTime:o,endTime:l})=>({text:Zu(r),startTime:o,endTime:l}))},mediaEvents:["loadstart","loadedmetadata"],textTracksEvents:["addtrack","removetrack","change"],stateOwnersUpdateHandlers:[(e,t)=>{var i;let{media:a}=t;if(!a)return;let r=a.querySelector('track[kind="chapters"][default][src]'),o=(i=a.shadowRoot)==null?void 0:i.querySelector(':is(video,audio) > track[kind="chapters"][default][src]');return r?.addEventListener("load",e),o?.addEventListener("load",e),()=>{r?.removeEventListener("load",e),o?.removeEventListener("load",e)}}]},mediaIsPip:{get(e){var t,i;let{media:a,documentElement:r}=e;if(!a||!r||!r.pictureInPictureElement)return!1;if(r.pictureInPictureElement===a)return!0;if(r.pictureInPictureElement instanceof HTMLMediaElement)return(t=a.localName)!=null&&t.includes("-")?rt(a,r.pictureInPictureElement):!1;if(r.pictureInPictureElement.localName.includes("-")){let o=r.pictureInPictureElement.shadowRoot;for(;o?.pictureInPictureElement;){if(o.pictureInPictureElement===a)return!0;o=(i=o.pictureInPictureElement)==null?void 0:i.shadowRoot}}return!1},set(e,t){let{media:i}=t;if(i)if(e){if(!$.pictureInPictureEnabled){console.warn("MediaChrome: Picture-in-picture is not enabled");return}if(!i.requestPictureInPicture){console.warn("MediaChrome: The current media does not support picture-in-picture");return}let a=()=>{console.warn("MediaChrome: The media is not ready for picture-in-picture. It must have a readyState > 0.")};i.requestPictureInPicture().catch(r=>{if(r.code===11){if(!i.src){console.warn("MediaChrome: The media is not ready for picture-in-picture. It must have a src set.");return}if(i.readyState===0&&i.preload==="none"){let o=()=>{i.removeEventListener("loadedmetadata",l),i.preload="none"},l=()=>{i.requestPictureInPicture().catch(a),o()};i.addEventListener("loadedmetadata",l),i.preload="metadata",setTimeout(()=>{i.readyState===0&&a(),o()},1e3)}else throw r}else throw r})}else $.pictureInPictureElement&&$.exitPictureInPicture()},mediaEvents:["enterpictureinpicture","leavepictureinpicture"]},mediaRenditionList:{get(e){var t;let{media:i}=e;return[...(t=i?.videoRenditions)!=null?t:[]].map(a=>({...a}))},mediaEvents:["emptied","loadstart"],videoRenditionsEvents:["addrendition","removerendition"]},mediaRenditionSelected:{get(e){var t,i,a;let{media:r}=e;return(a=(i=r?.videoRenditions)==null?void 0:i[(t=r.videoRenditions)==null?void 0:t.selectedIndex])==null?void 0:a.id},set(e,t){let{media:i}=t;if(!i?.videoRenditions){console.warn("MediaController: Rendition selection not supported by this media.");return}let a=e,r=Array.prototype.findIndex.call(i.videoRenditions,o=>o.id==a);i.videoRenditions.selectedIndex!=r&&(i.videoRenditions.selectedIndex=r)},mediaEvents:["emptied"],videoRenditionsEvents:["addrendition","removerendition","change"]},mediaAudioTrackList:{get(e){var t;let{media:i}=e;return[...(t=i?.audioTracks)!=null?t:[]]},mediaEvents:["emptied","loadstart"],audioTracksEvents:["addtrack","removetrack"]},mediaAudioTrackEnabled:{get(e){var t,i;let{media:a}=e;return(i=[...(t=a?.audioTracks)!=null?t:[]].find(r=>r.enabled))==null?void 0:i.id},set(e,t){let{media:i}=t;if(!i?.audioTracks){console.warn("MediaChrome: Audio track selection not supported by this media.");return}let a=e;for(let r of i.audioTracks)r.enabled=a==r.id},mediaEvents:["emptied"],audioTracksEvents:["addtrack","removetrack","change"]},mediaIsFullscreen:{get(e){return pd(e)},set(e,t,i){var a,r;e?(hd(t),i.detail&&!((a=t.media)!=null&&a.inert)&&((r=t.media)==null||r.focus())):md(t)},rootEvents:["fullscreenchange","webkitfullscreenchange"],mediaEvents:["webkitbeginfullscreen","webkitendfullscreen","webkitpresentationmodechanged"]},mediaIsCasting:{get(e){var t;let{media:i}=e;return!i?.remote||((t=i.remote)==null?void 0:t.state)==="disconnected"?!1:i.remote.state==="connected"},set(e,t){var i,a;let{media:r}=t;if(r&&!(e&&((i=r.remote)==null?void 0:i.state)!=="disconnected")&&!(!e&&((a=r.remote)==null?void 0:a.state)!=="connected")){if(typeof r.remote.prompt!="function"){console.warn("MediaChrome: Casting is not supported in this environment");return}r.remote.prompt().catch(()=>{})}},remoteEvents:["connect","connecting","disconnect"]},mediaIsAirplaying:{get(){return!1},set(e,t){let{media:i}=t;if(i){if(!(i.webkitShowPlaybackTargetPicker&&n.WebKitPlaybackTargetAvailabilityEvent)){console.error("MediaChrome: received a request to select AirPlay but AirPlay is not supported in this environment");return}i.webkitShowPlaybackTargetPicker()}},mediaEvents:["webkitcurrentplaybacktargetiswirelesschanged"]},mediaFullscreenUnavailable:{get(e){let{media:t}=e;if(!fd||!Oo(t))return at.UNSUPPORTED}},mediaPipUnavailable:{get(e){let{media:t}=e;if(!gd||!xo(t))return at.UNSUPPORTED;if(t?.disablePictureInPicture)return at.UNAVAILABLE}},mediaVolumeUnavailable:{get(e){let{media:t}=e;if(Cr===!1||t?.volume==null)return at.UNSUPPORTED},stateOwnersUpdateHandlers:[e=>{Cr==null&&Qu.then(t=>e(t?void 0:at.UNSUPPORTED))}]},mediaCastUnavailable:{get(e,{availability:t="not-available"}={}){var i;let{media:a}=e;if(!bd||!((i=a?.remote)!=null&&i.state))return at.UNSUPPORTED;if(!(t==null||t==="available"))return at.UNAVAILABLE},stateOwnersUpdateHandlers:[(e,t)=>{var i;let{media:a}=t;return a?(a.disableRemotePlayback||a.hasAttribute("disableremoteplayback")||(i=a?.remote)==null||i.watchAvailability(o=>{e({availability:o?"available":"not-available"})}).catch(o=>{o.name==="NotSupportedError"?e({availability:null}):e({availability:"not-available"})}),()=>{var o;(o=a?.remote)==null||o.cancelWatchAvailability().catch(()=>{})}):void 0}]},mediaAirplayUnavailable:{get(e,t){if(!_d)return at.UNSUPPORTED;if(t?.availability==="not-available")return at.UNAVAILABLE},mediaEvents:["webkitplaybacktargetavailabilitychanged"],stateOwnersUpdateHandlers:[(e,t)=>{var i;let{media:a}=t;return a?(a.disableRemotePlayback||a.hasAttribute("disableremoteplayback")||(i=a?.remote)==null||i.watchAvailability(o=>{e({availability:o?"available":"not-available"})}).catch(o=>{o.name==="NotSupportedError"?e({availability:null}):e({availability:"not-available"})}),()=>{var o;(o=a?.remote)==null||o.cancelWatchAvailability().catch(()=>{})}):void 0}]},mediaRenditionUnavailable:{get(e){var t;let{media:i}=e;if(!i?.videoRenditions)return at.UNSUPPORTED;if(!((t=i.videoRenditions)!=null&&t.length))return at.UNAVAILABLE},mediaEvents:["emptied","loadstart"],videoRenditionsEvents:["addrendition","removerendition"]},mediaAudioTrackUnavailable:{get(e){var t,i;let{media:a}=e;if(!a?.audioTracks)return at.UNSUPPORTED;if(((i=(t=a.audioTracks)==null?void 0:t.length)!=null?i:0)<=1)return at.UNAVAILABLE},mediaEvents:["emptied","loadstart"],audioTracksEvents:["addtrack","removetrack"]},mediaLang:{get(e){let{options:{mediaLang:t}={}}=e;return t??"en"}}};var Td={[h.MEDIA_PREVIEW_REQUEST](e,t,{detail:i}){var a,r,o;let{media:l}=t,d=i??void 0,c,A;if(l&&d!=null){let[p]=Oe(l,{kind:it.METADATA,label:"thumbnails"}),I=Array.prototype.find.call((a=p?.cues)!=null?a:[],(v,C,L)=>C===0?v.endTime>d:C===L.length-1?v.startTime<=d:v.startTime<=d&&v.endTime>d);if(I){let v=/'^(?:[a-z]+:)?\/\//i.test(I.text)||(r=l?.querySelector('track[label="thumbnails"]'))==null?void 0:r.src,C=new URL(I.text,v);A=new URLSearchParams(C.hash).get("#xywh").split(",").map(et=>+et),c=C.href}}let M=e.mediaDuration.get(t),f=(o=e.mediaChaptersCues.get(t).find((p,I,v)=>I===v.length-1&&M===p.endTime?p.startTime<=d&&p.endTime>=d:p.startTime<=d&&p.endTime>d))==null?void 0:o.text;return i!=null&&f==null&&(f=""),{mediaPreviewTime:d,mediaPreviewImage:c,mediaPreviewCoords:A,mediaPreviewChapter:f}},[h.MEDIA_PAUSE_REQUEST](e,t){e["mediaPaused"].set(!0,t)},[h.MEDIA_PLAY_REQUEST](e,t){var i,a,r,o;let l="mediaPaused",c=e.mediaStreamType.get(t)===lt.LIVE,A=!((i=t.options)!=null&&i.noAutoSeekToLive),M=e.mediaTargetLiveWindow.get(t)>0;if(c&&A&&!M){let k=(a=e.mediaSeekable.get(t))==null?void 0:a[1];if(k){let f=(o=(r=t.options)==null?void 0:r.seekToLiveOffset)!=null?o:0,p=k-f;e.mediaCurrentTime.set(p,t)}}e[l].set(!1,t)},[h.MEDIA_PLAYBACK_RATE_REQUEST](e,t,{detail:i}){let a="mediaPlaybackRate",r=i;e[a].set(r,t)},[h.MEDIA_MUTE_REQUEST](e,t){e["mediaMuted"].set(!0,t)},[h.MEDIA_UNMUTE_REQUEST](e,t){let i="mediaMuted";e.mediaVolume.get(t)||e.mediaVolume.set(.25,t),e[i].set(!1,t)},[h.MEDIA_LOOP_REQUEST](e,t,{detail:i}){let a="mediaLoop",r=!!i;return e[a].set(r,t),{mediaLoop:r}},[h.MEDIA_VOLUME_REQUEST](e,t,{detail:i}){let a="mediaVolume",r=i;r&&e.mediaMuted.get(t)&&e.mediaMuted.set(!1,t),e[a].set(r,t)},[h.MEDIA_SEEK_REQUEST](e,t,{detail:i}){let a="mediaCurrentTime",r=i;e[a].set(r,t)},[h.MEDIA_SEEK_TO_LIVE_REQUEST](e,t){var i,a,r;let o="mediaCurrentTime",l=(i=e.mediaSeekable.get(t))==null?void 0:i[1];if(Number.isNaN(Number(l)))return;let d=(r=(a=t.options)==null?void 0:a.seekToLiveOffset)!=null?r:0,c=l-d;e[o].set(c,t)},[h.MEDIA_SHOW_SUBTITLES_REQUEST](e,t,{detail:i}){var a;let{options:r}=t,o=ni(t),l=Ro(i),d=(a=l[0])==null?void 0:a.language;d&&!r.noSubtitlesLangPref&&n.localStorage.setItem("media-chrome-pref-subtitles-lang",d),xe(Jt.SHOWING,o,l)},[h.MEDIA_DISABLE_SUBTITLES_REQUEST](e,t,{detail:i}){let a=ni(t),r=i??[];xe(Jt.DISABLED,a,r)},[h.MEDIA_TOGGLE_SUBTITLES_REQUEST](e,t,{detail:i}){Lr(t,i)},[h.MEDIA_RENDITION_REQUEST](e,t,{detail:i}){let a="mediaRenditionSelected",r=i;e[a].set(r,t)},[h.MEDIA_AUDIO_TRACK_REQUEST](e,t,{detail:i}){let a="mediaAudioTrackEnabled",r=i;e[a].set(r,t)},[h.MEDIA_ENTER_PIP_REQUEST](e,t){let i="mediaIsPip";e.mediaIsFullscreen.get(t)&&e.mediaIsFullscreen.set(!1,t),e[i].set(!0,t)},[h.MEDIA_EXIT_PIP_REQUEST](e,t){e["mediaIsPip"].set(!1,t)},[h.MEDIA_ENTER_FULLSCREEN_REQUEST](e,t,i){let a="mediaIsFullscreen";e.mediaIsPip.get(t)&&e.mediaIsPip.set(!1,t),e[a].set(!0,t,i)},[h.MEDIA_EXIT_FULLSCREEN_REQUEST](e,t){e["mediaIsFullscreen"].set(!1,t)},[h.MEDIA_ENTER_CAST_REQUEST](e,t){let i="mediaIsCasting";e.mediaIsFullscreen.get(t)&&e.mediaIsFullscreen.set(!1,t),e[i].set(!0,t)},[h.MEDIA_EXIT_CAST_REQUEST](e,t){e["mediaIsCasting"].set(!1,t)},[h.MEDIA_AIRPLAY_REQUEST](e,t){e["mediaIsAirplaying"].set(!0,t)}};var Sd=({media:e,fullscreenElement:t,documentElement:i,stateMediator:a=li,requestMap:r=Td,options:o={},monitorStateOwnersOnlyWithSubscriptions:l=!0})=>{let d=[],c={options:{...o}},A=Object.freeze({mediaPreviewTime:void 0,mediaPreviewImage:void 0,mediaPreviewCoords:void 0,mediaPreviewChapter:void 0}),M=v=>{v!=null&&(wr(v,A)||(A=Object.freeze({...A,...v}),d.forEach(C=>C(A))))},k=()=>{let v=Object.entries(a).reduce((C,[L,{get:et}])=>(C[L]=et(c),C),{});M(v)},f={},p,I=async(v,C)=>{var L,et,ra,sa,Ge,Zt,Xt,oa,ye,sl,ol,nl,ll,dl,cl,ul;let Jc=!!p;if(p={...c,...p??{},...v},Jc)return;await Ad(...Object.values(v));let qe=d.length>0&&C===0&&l,hl=c.media!==p.media,ml=((L=c.media)==null?void 0:L.textTracks)!==((et=p.media)==null?void 0:et.textTracks),pl=((ra=c.media)==null?void 0:ra.videoRenditions)!==((sa=p.media)==null?void 0:sa.videoRenditions),El=((Ge=c.media)==null?void 0:Ge.audioTracks)!==((Zt=p.media)==null?void 0:Zt.audioTracks),vl=((Xt=c.media)==null?void 0:Xt.remote)!==((oa=p.media)==null?void 0:oa.remote),fl=c.documentElement!==p.documentElement,gl=!!c.media&&(hl||qe),_l=!!((ye=c.media)!=null&&ye.textTracks)&&(ml||qe),bl=!!((sl=c.media)!=null&&sl.videoRenditions)&&(pl||qe),Al=!!((ol=c.media)!=null&&ol.audioTracks)&&(El||qe),Tl=!!((nl=c.media)!=null&&nl.remote)&&(vl||qe),Sl=!!c.documentElement&&(fl||qe),ho=gl||_l||bl||Al||Tl||Sl,Ye=d.length===0&&C===1&&l,Il=!!p.media&&(hl||Ye),kl=!!((ll=p.media)!=null&&ll.textTracks)&&(ml||Ye),yl=!!((dl=p.media)!=null&&dl.videoRenditions)&&(pl||Ye),Ml=!!((cl=p.media)!=null&&cl.audioTracks)&&(El||Ye),Ll=!!((ul=p.media)!=null&&ul.remote)&&(vl||Ye),wl=!!p.documentElement&&(fl||Ye),Cl=Il||kl||yl||Ml||Ll||wl;if(!(ho||Cl)){Object.entries(p).forEach(([U,na])=>{c[U]=na}),k(),p=void 0;return}Object.entries(a).forEach(([U,{get:na,mediaEvents:jc=[],textTracksEvents:tu=[],videoRenditionsEvents:eu=[],audioTracksEvents:iu=[],remoteEvents:au=[],rootEvents:ru=[],stateOwnersUpdateHandlers:su=[]}])=>{f[U]||(f[U]={});let ct=V=>{let Y=na(c,V);M({[U]:Y})},Z;Z=f[U].mediaEvents,jc.forEach(V=>{Z&&gl&&(c.media.removeEventListener(V,Z),f[U].mediaEvents=void 0),Il&&(p.media.addEventListener(V,ct),f[U].mediaEvents=ct)}),Z=f[U].textTracksEvents,tu.forEach(V=>{var Y,At;Z&&_l&&((Y=c.media.textTracks)==null||Y.removeEventListener(V,Z),f[U].textTracksEvents=void 0),kl&&((At=p.media.textTracks)==null||At.addEventListener(V,ct),f[U].textTracksEvents=ct)}),Z=f[U].videoRenditionsEvents,eu.forEach(V=>{var Y,At;Z&&bl&&((Y=c.media.videoRenditions)==null||Y.removeEventListener(V,Z),f[U].videoRenditionsEvents=void 0),yl&&((At=p.media.videoRenditions)==null||At.addEventListener(V,ct),f[U].videoRenditionsEvents=ct)}),Z=f[U].audioTracksEvents,iu.forEach(V=>{var Y,At;Z&&Al&&((Y=c.media.audioTracks)==null||Y.removeEventListener(V,Z),f[U].audioTracksEvents=void 0),Ml&&((At=p.media.audioTracks)==null||At.addEventListener(V,ct),f[U].audioTracksEvents=ct)}),Z=f[U].remoteEvents,au.forEach(V=>{var Y,At;Z&&Tl&&((Y=c.media.remote)==null||Y.removeEventListener(V,Z),f[U].remoteEvents=void 0),Ll&&((At=p.media.remote)==null||At.addEventListener(V,ct),f[U].remoteEvents=ct)}),Z=f[U].rootEvents,ru.forEach(V=>{Z&&Sl&&(c.documentElement.removeEventListener(V,Z),f[U].rootEvents=void 0),wl&&(p.documentElement.addEventListener(V,ct),f[U].rootEvents=ct)});let ir=f[U].stateOwnersUpdateHandlers;if(ir&&ho&&(Array.isArray(ir)?ir:[ir]).forEach(Y=>{typeof Y=="function"&&Y()}),Cl){let V=su.map(Y=>Y(ct,p)).filter(Y=>typeof Y=="function");f[U].stateOwnersUpdateHandlers=V.length===1?V[0]:V}else ho&&(f[U].stateOwnersUpdateHandlers=void 0)}),Object.entries(p).forEach(([U,na])=>{c[U]=na}),k(),p=void 0};return I({media:e,fullscreenElement:t,documentElement:i,options:o}),{dispatch(v){let{type:C,detail:L}=v;if(r[C]&&A.mediaErrorCode==null){M(r[C](a,c,v));return}C==="mediaelementchangerequest"?I({media:L}):C==="fullscreenelementchangerequest"?I({fullscreenElement:L}):C==="documentelementchangerequest"?I({documentElement:L}):C==="optionschangerequest"&&(Object.entries(L??{}).forEach(([et,ra])=>{c.options[et]=ra}),k())},getState(){return A},subscribe(v){return I({},d.length+1),d.push(v),v(A),()=>{let C=d.indexOf(v);C>=0&&(I({},d.length-1),d.splice(C,1))}}}};var Wo=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},E=(e,t,i)=>(Wo(e,t,"read from private field"),i?i.call(e):t.get(e)),ut=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},yt=(e,t,i,a)=>(Wo(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),Ee=(e,t,i)=>(Wo(e,t,"access private method"),i),re,Aa,D,ht,Ta,xt,Rr,Sa,Dr,Po,Pe,xr,No,Ia,Or,Ho,Cd,Rd=["ArrowLeft","ArrowRight","ArrowUp","ArrowDown","Enter"," ","f","m","k","c","l","j",">","<","p"],Id=10,kd=.025,yd=.25,Xu=.25,Ju=2,m={DEFAULT_SUBTITLES:"defaultsubtitles",DEFAULT_STREAM_TYPE:"defaultstreamtype",DEFAULT_DURATION:"defaultduration",FULLSCREEN_ELEMENT:"fullscreenelement",HOTKEYS:"hotkeys",KEYBOARD_BACKWARD_SEEK_OFFSET:"keyboardbackwardseekoffset",KEYBOARD_FORWARD_SEEK_OFFSET:"keyboardforwardseekoffset",KEYBOARD_DOWN_VOLUME_STEP:"keyboarddownvolumestep",KEYBOARD_UP_VOLUME_STEP:"keyboardupvolumestep",KEYS_USED:"keysused",LANG:"lang",LOOP:"loop",LIVE_EDGE_OFFSET:"liveedgeoffset",NO_AUTO_SEEK_TO_LIVE:"noautoseektolive",NO_DEFAULT_STORE:"nodefaultstore",NO_HOTKEYS:"nohotkeys",NO_MUTED_PREF:"nomutedpref",NO_SUBTITLES_LANG_PREF:"nosubtitleslangpref",NO_VOLUME_PREF:"novolumepref",SEEK_TO_LIVE_OFFSET:"seektoliveoffset"},Ur=class extends ue{constructor(){super(),ut(this,Dr),ut(this,xr),ut(this,Ia),ut(this,Ho),this.mediaStateReceivers=[],this.associatedElementSubscriptions=new Map,ut(this,re,new pe(this,m.HOTKEYS)),ut(this,Aa,void 0),ut(this,D,void 0),ut(this,ht,null),ut(this,Ta,void 0),ut(this,xt,void 0),ut(this,Rr,i=>{var a;(a=E(this,D))==null||a.dispatch(i)}),ut(this,Sa,void 0),ut(this,Pe,i=>{let{key:a,shiftKey:r}=i;if(!(r&&(a==="/"||a==="?")||Rd.includes(a))){this.removeEventListener("keyup",E(this,Pe));return}this.keyboardShortcutHandler(i)}),this.associateElement(this);let t={};yt(this,Ta,i=>{Object.entries(i).forEach(([a,r])=>{if(a in t&&t[a]===r)return;this.propagateMediaState(a,r);let o=a.toLowerCase(),l=new n.CustomEvent(mo[o],{composed:!0,detail:r});this.dispatchEvent(l)}),t=i})}static get observedAttributes(){return super.observedAttributes.concat(m.NO_HOTKEYS,m.HOTKEYS,m.DEFAULT_STREAM_TYPE,m.DEFAULT_SUBTITLES,m.DEFAULT_DURATION,m.NO_MUTED_PREF,m.NO_VOLUME_PREF,m.LANG,m.LOOP,m.LIVE_EDGE_OFFSET,m.SEEK_TO_LIVE_OFFSET,m.NO_AUTO_SEEK_TO_LIVE)}get mediaStore(){return E(this,D)}set mediaStore(t){var i,a;if(E(this,D)&&((i=E(this,xt))==null||i.call(this),yt(this,xt,void 0)),yt(this,D,t),!E(this,D)&&!this.hasAttribute(m.NO_DEFAULT_STORE)){Ee(this,Dr,Po).call(this);return}yt(this,xt,(a=E(this,D))==null?void 0:a.subscribe(E(this,Ta)))}get fullscreenElement(){var t;return(t=E(this,Aa))!=null?t:this}set fullscreenElement(t){var i;this.hasAttribute(m.FULLSCREEN_ELEMENT)&&this.removeAttribute(m.FULLSCREEN_ELEMENT),yt(this,Aa,t),(i=E(this,D))==null||i.dispatch({type:"fullscreenelementchangerequest",detail:this.fullscreenElement})}get defaultSubtitles(){return g(this,m.DEFAULT_SUBTITLES)}set defaultSubtitles(t){_(this,m.DEFAULT_SUBTITLES,t)}get defaultStreamType(){return S(this,m.DEFAULT_STREAM_TYPE)}set defaultStreamType(t){T(this,m.DEFAULT_STREAM_TYPE,t)}get defaultDuration(){return w(this,m.DEFAULT_DURATION)}set defaultDuration(t){R(this,m.DEFAULT_DURATION,t)}get noHotkeys(){return g(this,m.NO_HOTKEYS)}set noHotkeys(t){_(this,m.NO_HOTKEYS,t)}get keysUsed(){return S(this,m.KEYS_USED)}set keysUsed(t){T(this,m.KEYS_USED,t)}get liveEdgeOffset(){return w(this,m.LIVE_EDGE_OFFSET)}set liveEdgeOffset(t){R(this,m.LIVE_EDGE_OFFSET,t)}get noAutoSeekToLive(){return g(this,m.NO_AUTO_SEEK_TO_LIVE)}set noAutoSeekToLive(t){_(this,m.NO_AUTO_SEEK_TO_LIVE,t)}get noVolumePref(){return g(this,m.NO_VOLUME_PREF)}set noVolumePref(t){_(this,m.NO_VOLUME_PREF,t)}get noMutedPref(){return g(this,m.NO_MUTED_PREF)}set noMutedPref(t){_(this,m.NO_MUTED_PREF,t)}get noSubtitlesLangPref(){return g(this,m.NO_SUBTITLES_LANG_PREF)}set noSubtitlesLangPref(t){_(this,m.NO_SUBTITLES_LANG_PREF,t)}get noDefaultStore(){return g(this,m.NO_DEFAULT_STORE)}set noDefaultStore(t){_(this,m.NO_DEFAULT_STORE,t)}get resolvedLang(){return Wl()}attributeChangedCallback(t,i,a){var r,o,l,d,c,A,M,k,f,p,I,v;if(super.attributeChangedCallback(t,i,a),t===m.NO_HOTKEYS)a!==i&&a===""?(this.hasAttribute(m.HOTKEYS)&&console.warn("Media Chrome: Both `hotkeys` and `nohotkeys` have been set. All hotkeys will be disabled."),this.disableHotkeys()):a!==i&&a===null&&this.enableHotkeys(),Ee(this,Ia,Or).call(this);else if(t===m.HOTKEYS)E(this,re).value=a,Ee(this,Ia,Or).call(this);else if(t===m.DEFAULT_SUBTITLES&&a!==i)(r=E(this,D))==null||r.dispatch({type:"optionschangerequest",detail:{defaultSubtitles:this.hasAttribute(m.DEFAULT_SUBTITLES)}});else if(t===m.DEFAULT_STREAM_TYPE)(l=E(this,D))==null||l.dispatch({type:"optionschangerequest",detail:{defaultStreamType:(o=this.getAttribute(m.DEFAULT_STREAM_TYPE))!=null?o:void 0}});else if(t===m.LIVE_EDGE_OFFSET&&a!==i)(d=E(this,D))==null||d.dispatch({type:"optionschangerequest",detail:{liveEdgeOffset:this.hasAttribute(m.LIVE_EDGE_OFFSET)?+this.getAttribute(m.LIVE_EDGE_OFFSET):void 0,seekToLiveOffset:this.hasAttribute(m.SEEK_TO_LIVE_OFFSET)?+this.getAttribute(m.SEEK_TO_LIVE_OFFSET):this.hasAttribute(m.LIVE_EDGE_OFFSET)?+this.getAttribute(m.LIVE_EDGE_OFFSET):void 0}});else if(t===m.SEEK_TO_LIVE_OFFSET&&a!==i)(c=E(this,D))==null||c.dispatch({type:"optionschangerequest",detail:{seekToLiveOffset:this.hasAttribute(m.SEEK_TO_LIVE_OFFSET)?+this.getAttribute(m.SEEK_TO_LIVE_OFFSET):this.hasAttribute(m.LIVE_EDGE_OFFSET)?+this.getAttribute(m.LIVE_EDGE_OFFSET):void 0}});else if(t===m.NO_AUTO_SEEK_TO_LIVE)(A=E(this,D))==null||A.dispatch({type:"optionschangerequest",detail:{noAutoSeekToLive:this.hasAttribute(m.NO_AUTO_SEEK_TO_LIVE)}});else if(t===m.FULLSCREEN_ELEMENT){let C=a?(M=this.getRootNode())==null?void 0:M.getElementById(a):void 0;yt(this,Aa,C),(k=E(this,D))==null||k.dispatch({type:"fullscreenelementchangerequest",detail:this.fullscreenElement})}else t===m.LANG&&a!==i?(Eo(a),(f=E(this,D))==null||f.dispatch({type:"optionschangerequest",detail:{mediaLang:a}})):t===m.LOOP&&a!==i?(p=E(this,D))==null||p.dispatch({type:h.MEDIA_LOOP_REQUEST,detail:a!=null}):t===m.NO_VOLUME_PREF&&a!==i?(I=E(this,D))==null||I.dispatch({type:"optionschangerequest",detail:{noVolumePref:this.hasAttribute(m.NO_VOLUME_PREF)}}):t===m.NO_MUTED_PREF&&a!==i&&((v=E(this,D))==null||v.dispatch({type:"optionschangerequest",detail:{noMutedPref:this.hasAttribute(m.NO_MUTED_PREF)}}))}connectedCallback(){var t,i,a;this.associateElement(this),!E(this,D)&&!this.hasAttribute(m.NO_DEFAULT_STORE)&&Ee(this,Dr,Po).call(this),(t=E(this,D))==null||t.dispatch({type:"documentelementchangerequest",detail:$}),(i=E(this,D))==null||i.dispatch({type:"fullscreenelementchangerequest",detail:this.fullscreenElement}),super.connectedCallback(),E(this,D)&&!E(this,xt)&&yt(this,xt,(a=E(this,D))==null?void 0:a.subscribe(E(this,Ta))),E(this,Sa)!==void 0&&E(this,D)&&this.media&&setTimeout(()=>{var r,o,l;(o=(r=this.media)==null?void 0:r.textTracks)!=null&&o.length&&((l=E(this,D))==null||l.dispatch({type:h.MEDIA_TOGGLE_SUBTITLES_REQUEST,detail:E(this,Sa)}))},0),this.hasAttribute(m.NO_HOTKEYS)?this.disableHotkeys():this.enableHotkeys()}disconnectedCallback(){var t,i,a,r,o,l;if((t=super.disconnectedCallback)==null||t.call(this),this.disableHotkeys(),E(this,D)){let d=E(this,D).getState();yt(this,Sa,!!((i=d.mediaSubtitlesShowing)!=null&&i.length)),(a=E(this,D))==null||a.dispatch({type:"fullscreenelementchangerequest",detail:void 0}),(r=E(this,D))==null||r.dispatch({type:"documentelementchangerequest",detail:void 0}),(o=E(this,D))==null||o.dispatch({type:h.MEDIA_TOGGLE_SUBTITLES_REQUEST,detail:!1})}E(this,xt)&&((l=E(this,xt))==null||l.call(this),yt(this,xt,void 0)),this.unassociateElement(this),E(this,ht)&&(E(this,ht).remove(),yt(this,ht,null))}mediaSetCallback(t){var i;super.mediaSetCallback(t),(i=E(this,D))==null||i.dispatch({type:"mediaelementchangerequest",detail:t}),t.hasAttribute("tabindex")||(t.tabIndex=-1)}mediaUnsetCallback(t){var i;super.mediaUnsetCallback(t),(i=E(this,D))==null||i.dispatch({type:"mediaelementchangerequest",detail:void 0})}propagateMediaState(t,i){wd(this.mediaStateReceivers,t,i)}associateElement(t){if(!t)return;let{associatedElementSubscriptions:i}=this;if(i.has(t))return;let a=this.registerMediaStateReceiver.bind(this),r=this.unregisterMediaStateReceiver.bind(this),o=rh(t,a,r);Object.values(h).forEach(l=>{t.addEventListener(l,E(this,Rr))}),i.set(t,o)}unassociateElement(t){if(!t)return;let{associatedElementSubscriptions:i}=this;if(!i.has(t))return;i.get(t)(),i.delete(t),Object.values(h).forEach(r=>{t.removeEventListener(r,E(this,Rr))})}registerMediaStateReceiver(t){if(!t)return;let i=this.mediaStateReceivers;i.indexOf(t)>-1||(i.push(t),E(this,D)&&Object.entries(E(this,D).getState()).forEach(([r,o])=>{wd([t],r,o)}))}unregisterMediaStateReceiver(t){let i=this.mediaStateReceivers,a=i.indexOf(t);a<0||i.splice(a,1)}enableHotkeys(){this.addEventListener("keydown",Ee(this,xr,No))}disableHotkeys(){this.removeEventListener("keydown",Ee(this,xr,No)),this.removeEventListener("keyup",E(this,Pe))}get hotkeys(){return E(this,re)}set hotkeys(t){T(this,m.HOTKEYS,t)}keyboardShortcutHandler(t){var i,a,r,o,l,d,c,A,M;let k=t.target;if(((r=(a=(i=k.getAttribute(m.KEYS_USED))==null?void 0:i.split(" "))!=null?a:k?.keysUsed)!=null?r:[]).map(L=>L==="Space"?" ":L).filter(Boolean).includes(t.key))return;let p,I,v;if(!(E(this,re).contains(Tr(t.key))||t.shiftKey&&(t.key==="/"||t.key==="?")&&E(this,re).contains("noshift+/")))switch(t.key){case" ":case"k":p=E(this,D).getState().mediaPaused?h.MEDIA_PLAY_REQUEST:h.MEDIA_PAUSE_REQUEST,this.dispatchEvent(new n.CustomEvent(p,{composed:!0,bubbles:!0}));break;case"m":p=this.mediaStore.getState().mediaVolumeLevel==="off"?h.MEDIA_UNMUTE_REQUEST:h.MEDIA_MUTE_REQUEST,this.dispatchEvent(new n.CustomEvent(p,{composed:!0,bubbles:!0}));break;case"f":p=this.mediaStore.getState().mediaIsFullscreen?h.MEDIA_EXIT_FULLSCREEN_REQUEST:h.MEDIA_ENTER_FULLSCREEN_REQUEST,this.dispatchEvent(new n.CustomEvent(p,{composed:!0,bubbles:!0}));break;case"c":this.dispatchEvent(new n.CustomEvent(h.MEDIA_TOGGLE_SUBTITLES_REQUEST,{composed:!0,bubbles:!0}));break;case"ArrowLeft":case"j":{let L=this.hasAttribute(m.KEYBOARD_BACKWARD_SEEK_OFFSET)?+this.getAttribute(m.KEYBOARD_BACKWARD_SEEK_OFFSET):Id;I=Math.max(((o=this.mediaStore.getState().mediaCurrentTime)!=null?o:0)-L,0),v=new n.CustomEvent(h.MEDIA_SEEK_REQUEST,{composed:!0,bubbles:!0,detail:I}),this.dispatchEvent(v);break}case"ArrowRight":case"l":{let L=this.hasAttribute(m.KEYBOARD_FORWARD_SEEK_OFFSET)?+this.getAttribute(m.KEYBOARD_FORWARD_SEEK_OFFSET):Id;I=Math.max(((l=this.mediaStore.getState().mediaCurrentTime)!=null?l:0)+L,0),v=new n.CustomEvent(h.MEDIA_SEEK_REQUEST,{composed:!0,bubbles:!0,detail:I}),this.dispatchEvent(v);break}case"ArrowUp":{let L=this.hasAttribute(m.KEYBOARD_UP_VOLUME_STEP)?+this.getAttribute(m.KEYBOARD_UP_VOLUME_STEP):kd;I=Math.min(((d=this.mediaStore.getState().mediaVolume)!=null?d:1)+L,1),v=new n.CustomEvent(h.MEDIA_VOLUME_REQUEST,{composed:!0,bubbles:!0,detail:I}),this.dispatchEvent(v);break}case"ArrowDown":{let L=this.hasAttribute(m.KEYBOARD_DOWN_VOLUME_STEP)?+this.getAttribute(m.KEYBOARD_DOWN_VOLUME_STEP):kd;I=Math.max(((c=this.mediaStore.getState().mediaVolume)!=null?c:1)-L,0),v=new n.CustomEvent(h.MEDIA_VOLUME_REQUEST,{composed:!0,bubbles:!0,detail:I}),this.dispatchEvent(v);break}case"<":{let L=(A=this.mediaStore.getState().mediaPlaybackRate)!=null?A:1;I=Math.max(L-yd,Xu).toFixed(2),v=new n.CustomEvent(h.MEDIA_PLAYBACK_RATE_REQUEST,{composed:!0,bubbles:!0,detail:I}),this.dispatchEvent(v);break}case">":{let L=(M=this.mediaStore.getState().mediaPlaybackRate)!=null?M:1;I=Math.min(L+yd,Ju).toFixed(2),v=new n.CustomEvent(h.MEDIA_PLAYBACK_RATE_REQUEST,{composed:!0,bubbles:!0,detail:I}),this.dispatchEvent(v);break}case"/":case"?":{t.shiftKey&&Ee(this,Ho,Cd).call(this);break}case"p":{p=this.mediaStore.getState().mediaIsPip?h.MEDIA_EXIT_PIP_REQUEST:h.MEDIA_ENTER_PIP_REQUEST,v=new n.CustomEvent(p,{composed:!0,bubbles:!0}),this.dispatchEvent(v);break}default:break}}};re=new WeakMap;Aa=new WeakMap;D=new WeakMap;ht=new WeakMap;Ta=new WeakMap;xt=new WeakMap;Rr=new WeakMap;Sa=new WeakMap;Dr=new WeakSet;Po=function(){var e;this.mediaStore=Sd({media:this.media,fullscreenElement:this.fullscreenElement,options:{defaultSubtitles:this.hasAttribute(m.DEFAULT_SUBTITLES),defaultDuration:this.hasAttribute(m.DEFAULT_DURATION)?+this.getAttribute(m.DEFAULT_DURATION):void 0,defaultStreamType:(e=this.getAttribute(m.DEFAULT_STREAM_TYPE))!=null?e:void 0,liveEdgeOffset:this.hasAttribute(m.LIVE_EDGE_OFFSET)?+this.getAttribute(m.LIVE_EDGE_OFFSET):void 0,seekToLiveOffset:this.hasAttribute(m.SEEK_TO_LIVE_OFFSET)?+this.getAttribute(m.SEEK_TO_LIVE_OFFSET):this.hasAttribute(m.LIVE_EDGE_OFFSET)?+this.getAttribute(m.LIVE_EDGE_OFFSET):void 0,noAutoSeekToLive:this.hasAttribute(m.NO_AUTO_SEEK_TO_LIVE),noVolumePref:this.hasAttribute(m.NO_VOLUME_PREF),noMutedPref:this.hasAttribute(m.NO_MUTED_PREF),noSubtitlesLangPref:this.hasAttribute(m.NO_SUBTITLES_LANG_PREF)}})};Pe=new WeakMap;xr=new WeakSet;No=function(e){var t;let{metaKey:i,altKey:a,key:r,shiftKey:o}=e,l=o&&(r==="/"||r==="?");if(l&&((t=E(this,ht))!=null&&t.open)){this.removeEventListener("keyup",E(this,Pe));return}if(i||a||!l&&!Rd.includes(r)){this.removeEventListener("keyup",E(this,Pe));return}let d=e.target,c=d instanceof HTMLElement&&(d.tagName.toLowerCase()==="media-volume-range"||d.tagName.toLowerCase()==="media-time-range");[" ","ArrowLeft","ArrowRight","ArrowUp","ArrowDown"].includes(r)&&!E(this,re).contains(Tr(r))&&!c&&e.preventDefault(),this.addEventListener("keyup",E(this,Pe),{once:!0})};Ia=new WeakSet;Or=function(){E(this,ht)&&(E(this,ht).hotkeys=E(this,re).value||void 0,(this.noHotkeys||E(this,re).contains("noshift+/"))&&(E(this,ht).open=!1))};Ho=new WeakSet;Cd=function(){E(this,ht)||(yt(this,ht,$.createElement("media-keyboard-shortcuts-dialog")),Ee(this,Ia,Or).call(this),this.appendChild(E(this,ht))),E(this,ht).open=!0};var ju=Object.values(s),th=Object.values(ar),Dd=e=>{var t,i,a,r;let{observedAttributes:o}=e.constructor;!o&&((t=e.nodeName)!=null&&t.includes("-"))&&(n.customElements.upgrade(e),{observedAttributes:o}=e.constructor);let l=(r=(a=(i=e?.getAttribute)==null?void 0:i.call(e,y.MEDIA_CHROME_ATTRIBUTES))==null?void 0:a.split)==null?void 0:r.call(a,/\s+/);return Array.isArray(o||l)?(o||l).filter(d=>ju.includes(d)):[]},eh=e=>{var t,i;return(t=e.nodeName)!=null&&t.includes("-")&&n.customElements.get((i=e.nodeName)==null?void 0:i.toLowerCase())&&!(e instanceof n.customElements.get(e.nodeName.toLowerCase()))&&n.customElements.upgrade(e),th.some(a=>a in e)},Bo=e=>eh(e)||!!Dd(e).length,Md=e=>{var t;return(t=e?.join)==null?void 0:t.call(e,":")},Ld={[s.MEDIA_SUBTITLES_LIST]:ae,[s.MEDIA_SUBTITLES_SHOWING]:ae,[s.MEDIA_SEEKABLE]:Md,[s.MEDIA_BUFFERED]:e=>e?.map(Md).join(" "),[s.MEDIA_PREVIEW_COORDS]:e=>e?.join(" "),[s.MEDIA_RENDITION_LIST]:Ol,[s.MEDIA_AUDIO_TRACK_LIST]:Pl},ih=async(e,t,i)=>{var a,r;if(e.isConnected||await rr(0),typeof i=="boolean"||i==null)return _(e,t,i);if(typeof i=="number")return R(e,t,i);if(typeof i=="string")return T(e,t,i);if(Array.isArray(i)&&!i.length)return e.removeAttribute(t);let o=(r=(a=Ld[t])==null?void 0:a.call(Ld,i))!=null?r:i;return e.setAttribute(t,o)},ah=e=>{var t;return!!((t=e.closest)!=null&&t.call(e,'*[slot="media"]'))},Ue=(e,t)=>{if(ah(e))return;let i=(r,o)=>{var l,d;Bo(r)&&o(r);let{children:c=[]}=r??{},A=(d=(l=r?.shadowRoot)==null?void 0:l.children)!=null?d:[];[...c,...A].forEach(k=>Ue(k,o))},a=e?.nodeName.toLowerCase();if(a.includes("-")&&!Bo(e)){n.customElements.whenDefined(a).then(()=>{i(e,t)});return}i(e,t)},wd=(e,t,i)=>{e.forEach(a=>{if(t in a){a[t]=i;return}let r=Dd(a),o=t.toLowerCase();r.includes(o)&&ih(a,o,i)})},rh=(e,t,i)=>{Ue(e,t);let a=M=>{var k;let f=(k=M?.composedPath()[0])!=null?k:M.target;t(f)},r=M=>{var k;let f=(k=M?.composedPath()[0])!=null?k:M.target;i(f)};e.addEventListener(h.REGISTER_MEDIA_STATE_RECEIVER,a),e.addEventListener(h.UNREGISTER_MEDIA_STATE_RECEIVER,r);let o=M=>{M.forEach(k=>{let{addedNodes:f=[],removedNodes:p=[],type:I,target:v,attributeName:C}=k;I==="childList"?(Array.prototype.forEach.call(f,L=>Ue(L,t)),Array.prototype.forEach.call(p,L=>Ue(L,i))):I==="attributes"&&C===y.MEDIA_CHROME_ATTRIBUTES&&(Bo(v)?t(v):i(v))})},l=[],d=M=>{let k=M.target;k.name!=="media"&&(l.forEach(f=>Ue(f,i)),l=[...k.assignedElements({flatten:!0})],l.forEach(f=>Ue(f,t)))};e.addEventListener("slotchange",d);let c=new MutationObserver(o);return c.observe(e,{childList:!0,attributes:!0,subtree:!0}),()=>{Ue(e,i),e.removeEventListener("slotchange",d),c.disconnect(),e.removeEventListener(h.REGISTER_MEDIA_STATE_RECEIVER,a),e.removeEventListener(h.UNREGISTER_MEDIA_STATE_RECEIVER,r)}};n.customElements.get("media-controller")||n.customElements.define("media-controller",Ur);var sh=Ur;var di={PLACEMENT:"placement",BOUNDS:"bounds"};function oh(e){return`
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
  `}var ci=class extends n.HTMLElement{constructor(){if(super(),this.updateXOffset=()=>{var t;if(!hr(this,{checkOpacity:!1,checkVisibilityCSS:!1}))return;let i=this.placement;if(i==="left"||i==="right"){this.style.removeProperty("--media-tooltip-offset-x");return}let a=getComputedStyle(this),r=(t=Dt(this,"#"+this.bounds))!=null?t:H(this);if(!r)return;let{x:o,width:l}=r.getBoundingClientRect(),{x:d,width:c}=this.getBoundingClientRect(),A=d+c,M=o+l,k=a.getPropertyValue("--media-tooltip-offset-x"),f=k?parseFloat(k.replace("px","")):0,p=a.getPropertyValue("--media-tooltip-container-margin"),I=p?parseFloat(p.replace("px","")):0,v=d-o+f-I,C=A-M+f+I;if(v<0){this.style.setProperty("--media-tooltip-offset-x",`${v}px`);return}if(C>0){this.style.setProperty("--media-tooltip-offset-x",`${C}px`);return}this.style.removeProperty("--media-tooltip-offset-x")},!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let t=W(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(t)}if(this.arrowEl=this.shadowRoot.querySelector("#arrow"),Object.prototype.hasOwnProperty.call(this,"placement")){let t=this.placement;delete this.placement,this.placement=t}}static get observedAttributes(){return[di.PLACEMENT,di.BOUNDS]}get placement(){return S(this,di.PLACEMENT)}set placement(t){T(this,di.PLACEMENT,t)}get bounds(){return S(this,di.BOUNDS)}set bounds(t){T(this,di.BOUNDS,t)}};ci.shadowRootOptions={mode:"open"};ci.getTemplateHTML=oh;n.customElements.get("media-tooltip")||n.customElements.define("media-tooltip",ci);var Pr=ci;var Vo=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},Q=(e,t,i)=>(Vo(e,t,"read from private field"),i?i.call(e):t.get(e)),Ne=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},Nr=(e,t,i,a)=>(Vo(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),xd=(e,t,i)=>(Vo(e,t,"access private method"),i),Ot,hi,$o,Od,fe,ui,Hr,Fo,Ud,ve={TOOLTIP_PLACEMENT:"tooltipplacement",DISABLED:"disabled",NO_TOOLTIP:"notooltip"};function nh(e,t={}){return`
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

    ${this.getSlotTemplateHTML(e,t)}

    <slot name="tooltip">
      <media-tooltip part="tooltip" aria-hidden="true">
        <template shadowrootmode="${Pr.shadowRootOptions.mode}">
          ${Pr.getTemplateHTML({})}
        </template>
        <slot name="tooltip-content">
          ${this.getTooltipContentHTML(e)}
        </slot>
      </media-tooltip>
    </slot>
  `}function lh(e,t){return`
    <slot></slot>
  `}function dh(){return""}var x=class extends n.HTMLElement{constructor(){if(super(),Ne(this,$o),Ne(this,Fo),Ne(this,Ot,void 0),this.preventClick=!1,this.tooltipEl=null,Ne(this,hi,t=>{this.preventClick||this.handleClick(t),setTimeout(Q(this,fe),0)}),Ne(this,fe,()=>{var t,i;(i=(t=this.tooltipEl)==null?void 0:t.updateXOffset)==null||i.call(t)}),Ne(this,ui,t=>{let{key:i}=t;if(!this.keysUsed.includes(i)){this.removeEventListener("keyup",Q(this,ui));return}this.preventClick||this.handleClick(t)}),Ne(this,Hr,t=>{let{metaKey:i,altKey:a,key:r}=t;if(i||a||!this.keysUsed.includes(r)){this.removeEventListener("keyup",Q(this,ui));return}this.addEventListener("keyup",Q(this,ui),{once:!0})}),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let t=W(this.attributes),i=this.constructor.getTemplateHTML(t);this.shadowRoot.setHTMLUnsafe?this.shadowRoot.setHTMLUnsafe(i):this.shadowRoot.innerHTML=i}this.tooltipEl=this.shadowRoot.querySelector("media-tooltip")}static get observedAttributes(){return["disabled",ve.TOOLTIP_PLACEMENT,y.MEDIA_CONTROLLER,s.MEDIA_LANG]}enable(){this.addEventListener("click",Q(this,hi)),this.addEventListener("keydown",Q(this,Hr)),this.tabIndex=0}disable(){this.removeEventListener("click",Q(this,hi)),this.removeEventListener("keydown",Q(this,Hr)),this.removeEventListener("keyup",Q(this,ui)),this.tabIndex=-1}attributeChangedCallback(t,i,a){var r,o,l,d,c;t===y.MEDIA_CONTROLLER?(i&&((o=(r=Q(this,Ot))==null?void 0:r.unassociateElement)==null||o.call(r,this),Nr(this,Ot,null)),a&&this.isConnected&&(Nr(this,Ot,(l=this.getRootNode())==null?void 0:l.getElementById(a)),(c=(d=Q(this,Ot))==null?void 0:d.associateElement)==null||c.call(d,this))):t==="disabled"&&a!==i?a==null?this.enable():this.disable():t===ve.TOOLTIP_PLACEMENT&&this.tooltipEl&&a!==i?this.tooltipEl.placement=a:t===s.MEDIA_LANG&&(this.shadowRoot.querySelector('slot[name="tooltip-content"]').innerHTML=this.constructor.getTooltipContentHTML()),xd(this,$o,Od).call(this)&&Q(this,fe).call(this)}connectedCallback(){var t,i,a;let{style:r}=B(this.shadowRoot,":host");r.setProperty("display",`var(--media-control-display, var(--${this.localName}-display, inline-flex))`),this.hasAttribute("disabled")?this.disable():this.enable(),this.setAttribute("role","button");let o=this.getAttribute(y.MEDIA_CONTROLLER);o&&(Nr(this,Ot,(t=this.getRootNode())==null?void 0:t.getElementById(o)),(a=(i=Q(this,Ot))==null?void 0:i.associateElement)==null||a.call(i,this)),n.customElements.whenDefined("media-tooltip").then(()=>xd(this,Fo,Ud).call(this))}disconnectedCallback(){var t,i;this.disable(),(i=(t=Q(this,Ot))==null?void 0:t.unassociateElement)==null||i.call(t,this),Nr(this,Ot,null),this.removeEventListener("mouseenter",Q(this,fe)),this.removeEventListener("focus",Q(this,fe)),this.removeEventListener("click",Q(this,hi))}get keysUsed(){return["Enter"," "]}get tooltipPlacement(){return S(this,ve.TOOLTIP_PLACEMENT)}set tooltipPlacement(t){T(this,ve.TOOLTIP_PLACEMENT,t)}get mediaController(){return S(this,y.MEDIA_CONTROLLER)}set mediaController(t){T(this,y.MEDIA_CONTROLLER,t)}get disabled(){return g(this,ve.DISABLED)}set disabled(t){_(this,ve.DISABLED,t)}get noTooltip(){return g(this,ve.NO_TOOLTIP)}set noTooltip(t){_(this,ve.NO_TOOLTIP,t)}handleClick(t){}};Ot=new WeakMap;hi=new WeakMap;$o=new WeakSet;Od=function(){try{return this.matches(":hover, :focus-visible")}catch{return this.matches(":hover, :focus")}};fe=new WeakMap;ui=new WeakMap;Hr=new WeakMap;Fo=new WeakSet;Ud=function(){this.addEventListener("mouseenter",Q(this,fe)),this.addEventListener("focus",Q(this,fe)),this.addEventListener("click",Q(this,hi));let e=this.tooltipPlacement;e&&this.tooltipEl&&(this.tooltipEl.placement=e)};x.shadowRootOptions={mode:"open"};x.getTemplateHTML=nh;x.getSlotTemplateHTML=lh;x.getTooltipContentHTML=dh;n.customElements.get("media-chrome-button")||n.customElements.define("media-chrome-button",x);var ch=x;var Pd=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M22.13 3H3.87a.87.87 0 0 0-.87.87v13.26a.87.87 0 0 0 .87.87h3.4L9 16H5V5h16v11h-4l1.72 2h3.4a.87.87 0 0 0 .87-.87V3.87a.87.87 0 0 0-.86-.87Zm-8.75 11.44a.5.5 0 0 0-.76 0l-4.91 5.73a.5.5 0 0 0 .38.83h9.82a.501.501 0 0 0 .38-.83l-4.91-5.73Z"/>
</svg>
`;function uh(e){return`
    <style>
      :host([${s.MEDIA_IS_AIRPLAYING}]) slot[name=icon] slot:not([name=exit]) {
        display: none !important;
      }

      
      :host(:not([${s.MEDIA_IS_AIRPLAYING}])) slot[name=icon] slot:not([name=enter]) {
        display: none !important;
      }

      :host([${s.MEDIA_IS_AIRPLAYING}]) slot[name=tooltip-enter],
      :host(:not([${s.MEDIA_IS_AIRPLAYING}])) slot[name=tooltip-exit] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="enter">${Pd}</slot>
      <slot name="exit">${Pd}</slot>
    </slot>
  `}function hh(){return`
    <slot name="tooltip-enter">${u("start airplay")}</slot>
    <slot name="tooltip-exit">${u("stop airplay")}</slot>
  `}var Nd=e=>{let t=e.mediaIsAirplaying?u("stop airplay"):u("start airplay");e.setAttribute("aria-label",t)},mi=class extends x{static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_IS_AIRPLAYING,s.MEDIA_AIRPLAY_UNAVAILABLE]}connectedCallback(){super.connectedCallback(),Nd(this)}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),t===s.MEDIA_IS_AIRPLAYING&&Nd(this)}get mediaIsAirplaying(){return g(this,s.MEDIA_IS_AIRPLAYING)}set mediaIsAirplaying(t){_(this,s.MEDIA_IS_AIRPLAYING,t)}get mediaAirplayUnavailable(){return S(this,s.MEDIA_AIRPLAY_UNAVAILABLE)}set mediaAirplayUnavailable(t){T(this,s.MEDIA_AIRPLAY_UNAVAILABLE,t)}handleClick(){let t=new n.CustomEvent(h.MEDIA_AIRPLAY_REQUEST,{composed:!0,bubbles:!0});this.dispatchEvent(t)}};mi.getSlotTemplateHTML=uh;mi.getTooltipContentHTML=hh;n.customElements.get("media-airplay-button")||n.customElements.define("media-airplay-button",mi);var mh=mi;var ph=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M22.83 5.68a2.58 2.58 0 0 0-2.3-2.5c-3.62-.24-11.44-.24-15.06 0a2.58 2.58 0 0 0-2.3 2.5c-.23 4.21-.23 8.43 0 12.64a2.58 2.58 0 0 0 2.3 2.5c3.62.24 11.44.24 15.06 0a2.58 2.58 0 0 0 2.3-2.5c.23-4.21.23-8.43 0-12.64Zm-11.39 9.45a3.07 3.07 0 0 1-1.91.57 3.06 3.06 0 0 1-2.34-1 3.75 3.75 0 0 1-.92-2.67 3.92 3.92 0 0 1 .92-2.77 3.18 3.18 0 0 1 2.43-1 2.94 2.94 0 0 1 2.13.78c.364.359.62.813.74 1.31l-1.43.35a1.49 1.49 0 0 0-1.51-1.17 1.61 1.61 0 0 0-1.29.58 2.79 2.79 0 0 0-.5 1.89 3 3 0 0 0 .49 1.93 1.61 1.61 0 0 0 1.27.58 1.48 1.48 0 0 0 1-.37 2.1 2.1 0 0 0 .59-1.14l1.4.44a3.23 3.23 0 0 1-1.07 1.69Zm7.22 0a3.07 3.07 0 0 1-1.91.57 3.06 3.06 0 0 1-2.34-1 3.75 3.75 0 0 1-.92-2.67 3.88 3.88 0 0 1 .93-2.77 3.14 3.14 0 0 1 2.42-1 3 3 0 0 1 2.16.82 2.8 2.8 0 0 1 .73 1.31l-1.43.35a1.49 1.49 0 0 0-1.51-1.21 1.61 1.61 0 0 0-1.29.58A2.79 2.79 0 0 0 15 12a3 3 0 0 0 .49 1.93 1.61 1.61 0 0 0 1.27.58 1.44 1.44 0 0 0 1-.37 2.1 2.1 0 0 0 .6-1.15l1.4.44a3.17 3.17 0 0 1-1.1 1.7Z"/>
</svg>`,Eh=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M17.73 14.09a1.4 1.4 0 0 1-1 .37 1.579 1.579 0 0 1-1.27-.58A3 3 0 0 1 15 12a2.8 2.8 0 0 1 .5-1.85 1.63 1.63 0 0 1 1.29-.57 1.47 1.47 0 0 1 1.51 1.2l1.43-.34A2.89 2.89 0 0 0 19 9.07a3 3 0 0 0-2.14-.78 3.14 3.14 0 0 0-2.42 1 3.91 3.91 0 0 0-.93 2.78 3.74 3.74 0 0 0 .92 2.66 3.07 3.07 0 0 0 2.34 1 3.07 3.07 0 0 0 1.91-.57 3.17 3.17 0 0 0 1.07-1.74l-1.4-.45c-.083.43-.3.822-.62 1.12Zm-7.22 0a1.43 1.43 0 0 1-1 .37 1.58 1.58 0 0 1-1.27-.58A3 3 0 0 1 7.76 12a2.8 2.8 0 0 1 .5-1.85 1.63 1.63 0 0 1 1.29-.57 1.47 1.47 0 0 1 1.51 1.2l1.43-.34a2.81 2.81 0 0 0-.74-1.32 2.94 2.94 0 0 0-2.13-.78 3.18 3.18 0 0 0-2.43 1 4 4 0 0 0-.92 2.78 3.74 3.74 0 0 0 .92 2.66 3.07 3.07 0 0 0 2.34 1 3.07 3.07 0 0 0 1.91-.57 3.23 3.23 0 0 0 1.07-1.74l-1.4-.45a2.06 2.06 0 0 1-.6 1.07Zm12.32-8.41a2.59 2.59 0 0 0-2.3-2.51C18.72 3.05 15.86 3 13 3c-2.86 0-5.72.05-7.53.17a2.59 2.59 0 0 0-2.3 2.51c-.23 4.207-.23 8.423 0 12.63a2.57 2.57 0 0 0 2.3 2.5c1.81.13 4.67.19 7.53.19 2.86 0 5.72-.06 7.53-.19a2.57 2.57 0 0 0 2.3-2.5c.23-4.207.23-8.423 0-12.63Zm-1.49 12.53a1.11 1.11 0 0 1-.91 1.11c-1.67.11-4.45.18-7.43.18-2.98 0-5.76-.07-7.43-.18a1.11 1.11 0 0 1-.91-1.11c-.21-4.14-.21-8.29 0-12.43a1.11 1.11 0 0 1 .91-1.11C7.24 4.56 10 4.49 13 4.49s5.76.07 7.43.18a1.11 1.11 0 0 1 .91 1.11c.21 4.14.21 8.29 0 12.43Z"/>
</svg>`;function vh(e){return`
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
      <slot name="on">${ph}</slot>
      <slot name="off">${Eh}</slot>
    </slot>
  `}function fh(){return`
    <slot name="tooltip-enable">${u("Enable captions")}</slot>
    <slot name="tooltip-disable">${u("Disable captions")}</slot>
  `}var Hd=e=>{e.setAttribute("aria-checked",yr(e).toString())},pi=class extends x{static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_SUBTITLES_LIST,s.MEDIA_SUBTITLES_SHOWING]}connectedCallback(){super.connectedCallback(),this.setAttribute("role","button"),this.setAttribute("aria-label",u("closed captions")),Hd(this)}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),t===s.MEDIA_SUBTITLES_SHOWING&&Hd(this)}get mediaSubtitlesList(){return Bd(this,s.MEDIA_SUBTITLES_LIST)}set mediaSubtitlesList(t){Wd(this,s.MEDIA_SUBTITLES_LIST,t)}get mediaSubtitlesShowing(){return Bd(this,s.MEDIA_SUBTITLES_SHOWING)}set mediaSubtitlesShowing(t){Wd(this,s.MEDIA_SUBTITLES_SHOWING,t)}handleClick(){this.dispatchEvent(new n.CustomEvent(h.MEDIA_TOGGLE_SUBTITLES_REQUEST,{composed:!0,bubbles:!0}))}};pi.getSlotTemplateHTML=vh;pi.getTooltipContentHTML=fh;var Bd=(e,t)=>{let i=e.getAttribute(t);return i?De(i):[]},Wd=(e,t,i)=>{if(!i?.length){e.removeAttribute(t);return}let a=ae(i);e.getAttribute(t)!==a&&e.setAttribute(t,a)};n.customElements.get("media-captions-button")||n.customElements.define("media-captions-button",pi);var gh=pi;var _h='<svg aria-hidden="true" viewBox="0 0 24 24"><g><path class="cast_caf_icon_arch0" d="M1,18 L1,21 L4,21 C4,19.3 2.66,18 1,18 L1,18 Z"/><path class="cast_caf_icon_arch1" d="M1,14 L1,16 C3.76,16 6,18.2 6,21 L8,21 C8,17.13 4.87,14 1,14 L1,14 Z"/><path class="cast_caf_icon_arch2" d="M1,10 L1,12 C5.97,12 10,16.0 10,21 L12,21 C12,14.92 7.07,10 1,10 L1,10 Z"/><path class="cast_caf_icon_box" d="M21,3 L3,3 C1.9,3 1,3.9 1,5 L1,8 L3,8 L3,5 L21,5 L21,19 L14,19 L14,21 L21,21 C22.1,21 23,20.1 23,19 L23,5 C23,3.9 22.1,3 21,3 L21,3 Z"/></g></svg>',bh='<svg aria-hidden="true" viewBox="0 0 24 24"><g><path class="cast_caf_icon_arch0" d="M1,18 L1,21 L4,21 C4,19.3 2.66,18 1,18 L1,18 Z"/><path class="cast_caf_icon_arch1" d="M1,14 L1,16 C3.76,16 6,18.2 6,21 L8,21 C8,17.13 4.87,14 1,14 L1,14 Z"/><path class="cast_caf_icon_arch2" d="M1,10 L1,12 C5.97,12 10,16.0 10,21 L12,21 C12,14.92 7.07,10 1,10 L1,10 Z"/><path class="cast_caf_icon_box" d="M21,3 L3,3 C1.9,3 1,3.9 1,5 L1,8 L3,8 L3,5 L21,5 L21,19 L14,19 L14,21 L21,21 C22.1,21 23,20.1 23,19 L23,5 C23,3.9 22.1,3 21,3 L21,3 Z"/><path class="cast_caf_icon_boxfill" d="M5,7 L5,8.63 C8,8.6 13.37,14 13.37,17 L19,17 L19,7 Z"/></g></svg>';function Ah(e){return`
    <style>
      :host([${s.MEDIA_IS_CASTING}]) slot[name=icon] slot:not([name=exit]) {
        display: none !important;
      }

      
      :host(:not([${s.MEDIA_IS_CASTING}])) slot[name=icon] slot:not([name=enter]) {
        display: none !important;
      }

      :host([${s.MEDIA_IS_CASTING}]) slot[name=tooltip-enter],
      :host(:not([${s.MEDIA_IS_CASTING}])) slot[name=tooltip-exit] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="enter">${_h}</slot>
      <slot name="exit">${bh}</slot>
    </slot>
  `}function Th(){return`
    <slot name="tooltip-enter">${u("Start casting")}</slot>
    <slot name="tooltip-exit">${u("Stop casting")}</slot>
  `}var $d=e=>{let t=e.mediaIsCasting?u("stop casting"):u("start casting");e.setAttribute("aria-label",t)},Ei=class extends x{static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_IS_CASTING,s.MEDIA_CAST_UNAVAILABLE]}connectedCallback(){super.connectedCallback(),$d(this)}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),t===s.MEDIA_IS_CASTING&&$d(this)}get mediaIsCasting(){return g(this,s.MEDIA_IS_CASTING)}set mediaIsCasting(t){_(this,s.MEDIA_IS_CASTING,t)}get mediaCastUnavailable(){return S(this,s.MEDIA_CAST_UNAVAILABLE)}set mediaCastUnavailable(t){T(this,s.MEDIA_CAST_UNAVAILABLE,t)}handleClick(){let t=this.mediaIsCasting?h.MEDIA_EXIT_CAST_REQUEST:h.MEDIA_ENTER_CAST_REQUEST;this.dispatchEvent(new n.CustomEvent(t,{composed:!0,bubbles:!0}))}};Ei.getSlotTemplateHTML=Ah;Ei.getTooltipContentHTML=Th;n.customElements.get("media-cast-button")||n.customElements.define("media-cast-button",Ei);var Sh=Ei;var Zo=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},K=(e,t,i)=>(Zo(e,t,"read from private field"),i?i.call(e):t.get(e)),tt=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},ge=(e,t,i,a)=>(Zo(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),Mt=(e,t,i)=>(Zo(e,t,"access private method"),i),Ut,Qr,Br,Wr,Lt,qr,$r,Fr,Vr,Xo,Fd,Kr,Ko,Gr,Go,Yr,Jo,qo,Vd,Yo,Kd,Qo,Gd,zo,qd;function Ih(e){return`
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

      ${this.getContainerTemplateHTML(e)}
    </div>
    <div id="rightgap"></div>
  `}function kh(e){return""}var wt=class extends n.HTMLElement{constructor(){if(super(),tt(this,Xo),tt(this,Kr),tt(this,Gr),tt(this,Yr),tt(this,qo),tt(this,Yo),tt(this,Qo),tt(this,zo),tt(this,Ut,void 0),tt(this,Qr,void 0),tt(this,Br,void 0),tt(this,Wr,void 0),tt(this,Lt,{}),tt(this,qr,[]),tt(this,$r,()=>{if(this.range.matches(":focus-visible")){let{style:t}=B(this.shadowRoot,":host");t.setProperty("--_focus-visible-box-shadow","var(--_focus-box-shadow)")}}),tt(this,Fr,()=>{let{style:t}=B(this.shadowRoot,":host");t.removeProperty("--_focus-visible-box-shadow")}),tt(this,Vr,()=>{let t=this.shadowRoot.querySelector("#segments-clipping");t&&t.parentNode.append(t)}),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let t=W(this.attributes),i=this.constructor.getTemplateHTML(t);this.shadowRoot.setHTMLUnsafe?this.shadowRoot.setHTMLUnsafe(i):this.shadowRoot.innerHTML=i}this.container=this.shadowRoot.querySelector("#container"),ge(this,Br,this.shadowRoot.querySelector("#startpoint")),ge(this,Wr,this.shadowRoot.querySelector("#endpoint")),this.range=this.shadowRoot.querySelector("#range"),this.appearance=this.shadowRoot.querySelector("#appearance")}static get observedAttributes(){return["disabled","aria-disabled",y.MEDIA_CONTROLLER]}attributeChangedCallback(t,i,a){var r,o,l,d,c;t===y.MEDIA_CONTROLLER?(i&&((o=(r=K(this,Ut))==null?void 0:r.unassociateElement)==null||o.call(r,this),ge(this,Ut,null)),a&&this.isConnected&&(ge(this,Ut,(l=this.getRootNode())==null?void 0:l.getElementById(a)),(c=(d=K(this,Ut))==null?void 0:d.associateElement)==null||c.call(d,this))):(t==="disabled"||t==="aria-disabled"&&i!==a)&&(a==null?(this.range.removeAttribute(t),Mt(this,Kr,Ko).call(this)):(this.range.setAttribute(t,a),Mt(this,Gr,Go).call(this)))}connectedCallback(){var t,i,a;let{style:r}=B(this.shadowRoot,":host");r.setProperty("display",`var(--media-control-display, var(--${this.localName}-display, inline-flex))`),K(this,Lt).pointer=B(this.shadowRoot,"#pointer"),K(this,Lt).progress=B(this.shadowRoot,"#progress"),K(this,Lt).thumb=B(this.shadowRoot,'#thumb, ::slotted([slot="thumb"])'),K(this,Lt).activeSegment=B(this.shadowRoot,"#segments-clipping rect:nth-child(0)");let o=this.getAttribute(y.MEDIA_CONTROLLER);o&&(ge(this,Ut,(t=this.getRootNode())==null?void 0:t.getElementById(o)),(a=(i=K(this,Ut))==null?void 0:i.associateElement)==null||a.call(i,this)),this.updateBar(),this.shadowRoot.addEventListener("focusin",K(this,$r)),this.shadowRoot.addEventListener("focusout",K(this,Fr)),Mt(this,Kr,Ko).call(this),jt(this.container,K(this,Vr))}disconnectedCallback(){var t,i;Mt(this,Gr,Go).call(this),(i=(t=K(this,Ut))==null?void 0:t.unassociateElement)==null||i.call(t,this),ge(this,Ut,null),this.shadowRoot.removeEventListener("focusin",K(this,$r)),this.shadowRoot.removeEventListener("focusout",K(this,Fr)),te(this.container,K(this,Vr))}updatePointerBar(t){var i;(i=K(this,Lt).pointer)==null||i.style.setProperty("width",`${this.getPointerRatio(t)*100}%`)}updateBar(){var t,i;let a=this.range.valueAsNumber*100;(t=K(this,Lt).progress)==null||t.style.setProperty("width",`${a}%`),(i=K(this,Lt).thumb)==null||i.style.setProperty("left",`${a}%`)}updateSegments(t){let i=this.shadowRoot.querySelector("#segments-clipping");if(i.textContent="",this.container.classList.toggle("segments",!!t?.length),!t?.length)return;let a=[...new Set([+this.range.min,...t.flatMap(o=>[o.start,o.end]),+this.range.max])];ge(this,qr,[...a]);let r=a.pop();for(let[o,l]of a.entries()){let[d,c]=[o===0,o===a.length-1],A=d?"calc(var(--segments-gap) / -1)":`${l*100}%`,k=`calc(${((c?r:a[o+1])-l)*100}%${d||c?"":" - var(--segments-gap)"})`,f=$.createElementNS("http://www.w3.org/2000/svg","rect"),p=ua(this.shadowRoot,`#segments-clipping rect:nth-child(${o+1})`);p.style.setProperty("x",A),p.style.setProperty("width",k),i.append(f)}}getPointerRatio(t){return Zl(t.clientX,t.clientY,K(this,Br).getBoundingClientRect(),K(this,Wr).getBoundingClientRect())}get dragging(){return this.hasAttribute("dragging")}handleEvent(t){switch(t.type){case"pointermove":Mt(this,zo,qd).call(this,t);break;case"input":this.updateBar();break;case"pointerenter":Mt(this,qo,Vd).call(this,t);break;case"pointerdown":Mt(this,Yr,Jo).call(this,t);break;case"pointerup":Mt(this,Yo,Kd).call(this);break;case"pointerleave":Mt(this,Qo,Gd).call(this);break}}get keysUsed(){return["ArrowUp","ArrowRight","ArrowDown","ArrowLeft"]}};Ut=new WeakMap;Qr=new WeakMap;Br=new WeakMap;Wr=new WeakMap;Lt=new WeakMap;qr=new WeakMap;$r=new WeakMap;Fr=new WeakMap;Vr=new WeakMap;Xo=new WeakSet;Fd=function(e){let t=K(this,Lt).activeSegment;if(!t)return;let i=this.getPointerRatio(e),r=`#segments-clipping rect:nth-child(${K(this,qr).findIndex((o,l,d)=>{let c=d[l+1];return c!=null&&i>=o&&i<=c})+1})`;(t.selectorText!=r||!t.style.transform)&&(t.selectorText=r,t.style.setProperty("transform","var(--media-range-segment-hover-transform, scaleY(2))"))};Kr=new WeakSet;Ko=function(){this.hasAttribute("disabled")||!this.isConnected||(this.addEventListener("input",this),this.addEventListener("pointerdown",this),this.addEventListener("pointerenter",this))};Gr=new WeakSet;Go=function(){var e,t;this.removeEventListener("input",this),this.removeEventListener("pointerdown",this),this.removeEventListener("pointerenter",this),this.removeEventListener("pointerleave",this),(e=n.window)==null||e.removeEventListener("pointerup",this),(t=n.window)==null||t.removeEventListener("pointermove",this)};Yr=new WeakSet;Jo=function(e){var t;ge(this,Qr,e.composedPath().includes(this.range)),(t=n.window)==null||t.addEventListener("pointerup",this,{once:!0})};qo=new WeakSet;Vd=function(e){var t;e.pointerType!=="mouse"&&Mt(this,Yr,Jo).call(this,e),this.addEventListener("pointerleave",this,{once:!0}),(t=n.window)==null||t.addEventListener("pointermove",this)};Yo=new WeakSet;Kd=function(){var e;(e=n.window)==null||e.removeEventListener("pointerup",this),this.toggleAttribute("dragging",!1),this.range.disabled=this.hasAttribute("disabled")};Qo=new WeakSet;Gd=function(){var e,t;this.removeEventListener("pointerleave",this),(e=n.window)==null||e.removeEventListener("pointermove",this),this.toggleAttribute("dragging",!1),this.range.disabled=this.hasAttribute("disabled"),(t=K(this,Lt).activeSegment)==null||t.style.removeProperty("transform")};zo=new WeakSet;qd=function(e){e.pointerType==="pen"&&e.buttons===0||(this.toggleAttribute("dragging",e.buttons===1||e.pointerType!=="mouse"),this.updatePointerBar(e),Mt(this,Xo,Fd).call(this,e),this.dragging&&(e.pointerType!=="mouse"||!K(this,Qr))&&(this.range.disabled=!0,this.range.valueAsNumber=this.getPointerRatio(e),this.range.dispatchEvent(new Event("input",{bubbles:!0,composed:!0}))))};wt.shadowRootOptions={mode:"open"};wt.getTemplateHTML=Ih;wt.getContainerTemplateHTML=kh;n.customElements.get("media-chrome-range")||n.customElements.define("media-chrome-range",wt);var yh=wt;var Yd=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},zr=(e,t,i)=>(Yd(e,t,"read from private field"),i?i.call(e):t.get(e)),Mh=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},Zr=(e,t,i,a)=>(Yd(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),Pt;function Lh(e){return`
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
  `}var vi=class extends n.HTMLElement{constructor(){if(super(),Mh(this,Pt,void 0),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let t=W(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(t)}}static get observedAttributes(){return[y.MEDIA_CONTROLLER]}attributeChangedCallback(t,i,a){var r,o,l,d,c;t===y.MEDIA_CONTROLLER&&(i&&((o=(r=zr(this,Pt))==null?void 0:r.unassociateElement)==null||o.call(r,this),Zr(this,Pt,null)),a&&this.isConnected&&(Zr(this,Pt,(l=this.getRootNode())==null?void 0:l.getElementById(a)),(c=(d=zr(this,Pt))==null?void 0:d.associateElement)==null||c.call(d,this)))}connectedCallback(){var t,i,a;let r=this.getAttribute(y.MEDIA_CONTROLLER);r&&(Zr(this,Pt,(t=this.getRootNode())==null?void 0:t.getElementById(r)),(a=(i=zr(this,Pt))==null?void 0:i.associateElement)==null||a.call(i,this))}disconnectedCallback(){var t,i;(i=(t=zr(this,Pt))==null?void 0:t.unassociateElement)==null||i.call(t,this),Zr(this,Pt,null)}};Pt=new WeakMap;vi.shadowRootOptions={mode:"open"};vi.getTemplateHTML=Lh;n.customElements.get("media-control-bar")||n.customElements.define("media-control-bar",vi);var wh=vi;var Qd=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},Xr=(e,t,i)=>(Qd(e,t,"read from private field"),i?i.call(e):t.get(e)),Ch=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},Jr=(e,t,i,a)=>(Qd(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),Nt;function Rh(e,t={}){return`
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

    ${this.getSlotTemplateHTML(e,t)}
  `}function Dh(e,t){return`
    <slot></slot>
  `}var ot=class extends n.HTMLElement{constructor(){if(super(),Ch(this,Nt,void 0),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let t=W(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(t)}}static get observedAttributes(){return[y.MEDIA_CONTROLLER]}attributeChangedCallback(t,i,a){var r,o,l,d,c;t===y.MEDIA_CONTROLLER&&(i&&((o=(r=Xr(this,Nt))==null?void 0:r.unassociateElement)==null||o.call(r,this),Jr(this,Nt,null)),a&&this.isConnected&&(Jr(this,Nt,(l=this.getRootNode())==null?void 0:l.getElementById(a)),(c=(d=Xr(this,Nt))==null?void 0:d.associateElement)==null||c.call(d,this)))}connectedCallback(){var t,i,a;let{style:r}=B(this.shadowRoot,":host");r.setProperty("display",`var(--media-control-display, var(--${this.localName}-display, inline-flex))`);let o=this.getAttribute(y.MEDIA_CONTROLLER);o&&(Jr(this,Nt,(t=this.getRootNode())==null?void 0:t.getElementById(o)),(a=(i=Xr(this,Nt))==null?void 0:i.associateElement)==null||a.call(i,this))}disconnectedCallback(){var t,i;(i=(t=Xr(this,Nt))==null?void 0:t.unassociateElement)==null||i.call(t,this),Jr(this,Nt,null)}};Nt=new WeakMap;ot.shadowRootOptions={mode:"open"};ot.getTemplateHTML=Rh;ot.getSlotTemplateHTML=Dh;n.customElements.get("media-text-display")||n.customElements.define("media-text-display",ot);var xh=ot;var Zd=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},zd=(e,t,i)=>(Zd(e,t,"read from private field"),i?i.call(e):t.get(e)),Oh=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},Uh=(e,t,i,a)=>(Zd(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),ka;function Ph(e,t){return`
    <slot>${Et(t.mediaDuration)}</slot>
  `}var ya=class extends ot{constructor(){var t;super(),Oh(this,ka,void 0),Uh(this,ka,this.shadowRoot.querySelector("slot")),zd(this,ka).textContent=Et((t=this.mediaDuration)!=null?t:0)}static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_DURATION]}attributeChangedCallback(t,i,a){t===s.MEDIA_DURATION&&(zd(this,ka).textContent=Et(+a)),super.attributeChangedCallback(t,i,a)}get mediaDuration(){return w(this,s.MEDIA_DURATION)}set mediaDuration(t){R(this,s.MEDIA_DURATION,t)}};ka=new WeakMap;ya.getSlotTemplateHTML=Ph;n.customElements.get("media-duration-display")||n.customElements.define("media-duration-display",ya);var Nh=ya;var Hh={2:u("Network Error"),3:u("Decode Error"),4:u("Source Not Supported"),5:u("Encryption Error")},Bh={2:u("A network error caused the media download to fail."),3:u("A media error caused playback to be aborted. The media could be corrupt or your browser does not support this format."),4:u("An unsupported error occurred. The server or network failed, or your browser does not support this format."),5:u("The media is encrypted and there are no keys to decrypt it.")},jr=e=>{var t,i;return e.code===1?null:{title:(t=Hh[e.code])!=null?t:`Error ${e.code}`,message:(i=Bh[e.code])!=null?i:e.message}};var Jd=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},Wh=(e,t,i)=>(Jd(e,t,"read from private field"),i?i.call(e):t.get(e)),$h=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},Fh=(e,t,i,a)=>(Jd(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),ts;function Vh(e){let t=+e.mediaerrorcode;return`
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
    <slot name="error-${t}" id="content">
      ${jd({code:t,message:e.mediaerrormessage})}
    </slot>
  `}function Kh(e){return e.code&&jr(e)!==null}function jd(e){var t;let{title:i,message:a}=(t=jr(e))!=null?t:{},r=sr(e.code),o="";return i&&(o+=`<slot name="error-${r}-title"><h3>${sr(i)}</h3></slot>`),a&&(o+=`<slot name="error-${r}-message"><p>${sr(a)}</p></slot>`),o}var Xd=[s.MEDIA_ERROR_CODE,s.MEDIA_ERROR_MESSAGE],fi=class extends kt{constructor(){super(...arguments),$h(this,ts,null)}static get observedAttributes(){return[...super.observedAttributes,...Xd]}formatErrorMessage(t){return this.constructor.formatErrorMessage(t)}attributeChangedCallback(t,i,a){var r;if(super.attributeChangedCallback(t,i,a),!Xd.includes(t))return;let o=(r=this.mediaError)!=null?r:{code:this.mediaErrorCode,message:this.mediaErrorMessage};if(this.open=Kh(o),this.open&&(this.shadowRoot.querySelector("slot").name=`error-${this.mediaErrorCode}`,this.shadowRoot.querySelector("#content").innerHTML=this.formatErrorMessage(o),!this.hasAttribute("aria-label"))){let{title:l}=jr(o);l&&this.setAttribute("aria-label",l)}}get mediaError(){return Wh(this,ts)}set mediaError(t){Fh(this,ts,t)}get mediaErrorCode(){return w(this,"mediaerrorcode")}set mediaErrorCode(t){R(this,"mediaerrorcode",t)}get mediaErrorMessage(){return S(this,"mediaerrormessage")}set mediaErrorMessage(t){T(this,"mediaerrormessage",t)}};ts=new WeakMap;fi.getSlotTemplateHTML=Vh;fi.formatErrorMessage=jd;n.customElements.get("media-error-dialog")||n.customElements.define("media-error-dialog",fi);var Gh=fi;var ec=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},qh=(e,t,i)=>(ec(e,t,"read from private field"),i?i.call(e):t.get(e)),Yh=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},Qh=(e,t,i,a)=>(ec(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),es,zh=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M16 3v2.5h3.5V9H22V3h-6ZM4 9h2.5V5.5H10V3H4v6Zm15.5 9.5H16V21h6v-6h-2.5v3.5ZM6.5 15H4v6h6v-2.5H6.5V15Z"/>
</svg>`,Zh=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M18.5 6.5V3H16v6h6V6.5h-3.5ZM16 21h2.5v-3.5H22V15h-6v6ZM4 17.5h3.5V21H10v-6H4v2.5Zm3.5-11H4V9h6V3H7.5v3.5Z"/>
</svg>`;function Xh(e){return`
    <style>
      :host([${s.MEDIA_IS_FULLSCREEN}]) slot[name=icon] slot:not([name=exit]) {
        display: none !important;
      }

      
      :host(:not([${s.MEDIA_IS_FULLSCREEN}])) slot[name=icon] slot:not([name=enter]) {
        display: none !important;
      }

      :host([${s.MEDIA_IS_FULLSCREEN}]) slot[name=tooltip-enter],
      :host(:not([${s.MEDIA_IS_FULLSCREEN}])) slot[name=tooltip-exit] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="enter">${zh}</slot>
      <slot name="exit">${Zh}</slot>
    </slot>
  `}function Jh(){return`
    <slot name="tooltip-enter">${u("Enter fullscreen mode")}</slot>
    <slot name="tooltip-exit">${u("Exit fullscreen mode")}</slot>
  `}var tc=e=>{let t=e.mediaIsFullscreen?u("exit fullscreen mode"):u("enter fullscreen mode");e.setAttribute("aria-label",t)},gi=class extends x{constructor(){super(...arguments),Yh(this,es,null)}static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_IS_FULLSCREEN,s.MEDIA_FULLSCREEN_UNAVAILABLE]}connectedCallback(){super.connectedCallback(),tc(this)}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),t===s.MEDIA_IS_FULLSCREEN&&tc(this)}get mediaFullscreenUnavailable(){return S(this,s.MEDIA_FULLSCREEN_UNAVAILABLE)}set mediaFullscreenUnavailable(t){T(this,s.MEDIA_FULLSCREEN_UNAVAILABLE,t)}get mediaIsFullscreen(){return g(this,s.MEDIA_IS_FULLSCREEN)}set mediaIsFullscreen(t){_(this,s.MEDIA_IS_FULLSCREEN,t)}handleClick(t){Qh(this,es,t);let i=qh(this,es)instanceof PointerEvent,a=this.mediaIsFullscreen?new n.CustomEvent(h.MEDIA_EXIT_FULLSCREEN_REQUEST,{composed:!0,bubbles:!0}):new n.CustomEvent(h.MEDIA_ENTER_FULLSCREEN_REQUEST,{composed:!0,bubbles:!0,detail:i});this.dispatchEvent(a)}};es=new WeakMap;gi.getSlotTemplateHTML=Xh;gi.getTooltipContentHTML=Jh;n.customElements.get("media-fullscreen-button")||n.customElements.define("media-fullscreen-button",gi);var jh=gi;var{MEDIA_TIME_IS_LIVE:is,MEDIA_PAUSED:Ma}=s,{MEDIA_SEEK_TO_LIVE_REQUEST:tm,MEDIA_PLAY_REQUEST:em}=h,im='<svg viewBox="0 0 6 12" aria-hidden="true"><circle cx="3" cy="6" r="2"></circle></svg>';function am(e){return`
    <style>
      :host { --media-tooltip-display: none; }
      
      slot[name=indicator] > *,
      :host ::slotted([slot=indicator]) {
        
        min-width: auto;
        fill: var(--media-live-button-icon-color, rgb(140, 140, 140));
        color: var(--media-live-button-icon-color, rgb(140, 140, 140));
      }

      :host([${is}]:not([${Ma}])) slot[name=indicator] > *,
      :host([${is}]:not([${Ma}])) ::slotted([slot=indicator]) {
        fill: var(--media-live-button-indicator-color, rgb(255, 0, 0));
        color: var(--media-live-button-indicator-color, rgb(255, 0, 0));
      }

      :host([${is}]:not([${Ma}])) {
        cursor: var(--media-cursor, not-allowed);
      }

      slot[name=text]{
        text-transform: uppercase;
      }

    </style>

    <slot name="indicator">${im}</slot>
    
    <slot name="spacer">&nbsp;</slot><slot name="text">${u("live")}</slot>
  `}var ic=e=>{var t;let i=e.mediaPaused||!e.mediaTimeIsLive,a=i?u("seek to live"):u("playing live");e.setAttribute("aria-label",a);let r=(t=e.shadowRoot)==null?void 0:t.querySelector('slot[name="text"]');r&&(r.textContent=u("live")),i?e.removeAttribute("aria-disabled"):e.setAttribute("aria-disabled","true")},La=class extends x{static get observedAttributes(){return[...super.observedAttributes,is,Ma]}connectedCallback(){super.connectedCallback(),ic(this)}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),ic(this)}get mediaPaused(){return g(this,s.MEDIA_PAUSED)}set mediaPaused(t){_(this,s.MEDIA_PAUSED,t)}get mediaTimeIsLive(){return g(this,s.MEDIA_TIME_IS_LIVE)}set mediaTimeIsLive(t){_(this,s.MEDIA_TIME_IS_LIVE,t)}handleClick(){!this.mediaPaused&&this.mediaTimeIsLive||(this.dispatchEvent(new n.CustomEvent(tm,{composed:!0,bubbles:!0})),this.hasAttribute(Ma)&&this.dispatchEvent(new n.CustomEvent(em,{composed:!0,bubbles:!0})))}};La.getSlotTemplateHTML=am;n.customElements.get("media-live-button")||n.customElements.define("media-live-button",La);var rm=La;var rc=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},wa=(e,t,i)=>(rc(e,t,"read from private field"),i?i.call(e):t.get(e)),ac=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},Ca=(e,t,i,a)=>(rc(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),Ht,rs,as={LOADING_DELAY:"loadingdelay",NO_AUTOHIDE:"noautohide"},sc=500,sm=`
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
`;function om(e){return`
    <style>
      :host {
        display: var(--media-control-display, var(--media-loading-indicator-display, inline-block));
        vertical-align: middle;
        box-sizing: border-box;
        --_loading-indicator-delay: var(--media-loading-indicator-transition-delay, ${sc}ms);
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

      :host([${s.MEDIA_LOADING}]:not([${s.MEDIA_PAUSED}])) slot[name=icon] > *,
      :host([${s.MEDIA_LOADING}]:not([${s.MEDIA_PAUSED}])) ::slotted([slot=icon]) {
        opacity: var(--media-loading-indicator-opacity, 1);
        transition: opacity 0.15s var(--_loading-indicator-delay);
      }

      :host #status {
        visibility: var(--media-loading-indicator-opacity, hidden);
        transition: visibility 0.15s;
      }

      :host([${s.MEDIA_LOADING}]:not([${s.MEDIA_PAUSED}])) #status {
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

    <slot name="icon">${sm}</slot>
    <div id="status" role="status" aria-live="polite">${u("media loading")}</div>
  `}var _i=class extends n.HTMLElement{constructor(){if(super(),ac(this,Ht,void 0),ac(this,rs,sc),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let t=W(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(t)}}static get observedAttributes(){return[y.MEDIA_CONTROLLER,s.MEDIA_PAUSED,s.MEDIA_LOADING,as.LOADING_DELAY]}attributeChangedCallback(t,i,a){var r,o,l,d,c;t===as.LOADING_DELAY&&i!==a?this.loadingDelay=Number(a):t===y.MEDIA_CONTROLLER&&(i&&((o=(r=wa(this,Ht))==null?void 0:r.unassociateElement)==null||o.call(r,this),Ca(this,Ht,null)),a&&this.isConnected&&(Ca(this,Ht,(l=this.getRootNode())==null?void 0:l.getElementById(a)),(c=(d=wa(this,Ht))==null?void 0:d.associateElement)==null||c.call(d,this)))}connectedCallback(){var t,i,a;let r=this.getAttribute(y.MEDIA_CONTROLLER);r&&(Ca(this,Ht,(t=this.getRootNode())==null?void 0:t.getElementById(r)),(a=(i=wa(this,Ht))==null?void 0:i.associateElement)==null||a.call(i,this))}disconnectedCallback(){var t,i;(i=(t=wa(this,Ht))==null?void 0:t.unassociateElement)==null||i.call(t,this),Ca(this,Ht,null)}get loadingDelay(){return wa(this,rs)}set loadingDelay(t){Ca(this,rs,t);let{style:i}=B(this.shadowRoot,":host");i.setProperty("--_loading-indicator-delay",`var(--media-loading-indicator-transition-delay, ${t}ms)`)}get mediaPaused(){return g(this,s.MEDIA_PAUSED)}set mediaPaused(t){_(this,s.MEDIA_PAUSED,t)}get mediaLoading(){return g(this,s.MEDIA_LOADING)}set mediaLoading(t){_(this,s.MEDIA_LOADING,t)}get mediaController(){return S(this,y.MEDIA_CONTROLLER)}set mediaController(t){T(this,y.MEDIA_CONTROLLER,t)}get noAutohide(){return g(this,as.NO_AUTOHIDE)}set noAutohide(t){_(this,as.NO_AUTOHIDE,t)}};Ht=new WeakMap;rs=new WeakMap;_i.shadowRootOptions={mode:"open"};_i.getTemplateHTML=om;n.customElements.get("media-loading-indicator")||n.customElements.define("media-loading-indicator",_i);var nm=_i;var lm=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="M16.5 12A4.5 4.5 0 0 0 14 8v2.18l2.45 2.45a4.22 4.22 0 0 0 .05-.63Zm2.5 0a6.84 6.84 0 0 1-.54 2.64L20 16.15A8.8 8.8 0 0 0 21 12a9 9 0 0 0-7-8.77v2.06A7 7 0 0 1 19 12ZM4.27 3 3 4.27 7.73 9H3v6h4l5 5v-6.73l4.25 4.25A6.92 6.92 0 0 1 14 18.7v2.06A9 9 0 0 0 17.69 19l2 2.05L21 19.73l-9-9L4.27 3ZM12 4 9.91 6.09 12 8.18V4Z"/>
</svg>`,oc=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="M3 9v6h4l5 5V4L7 9H3Zm13.5 3A4.5 4.5 0 0 0 14 8v8a4.47 4.47 0 0 0 2.5-4Z"/>
</svg>`,dm=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="M3 9v6h4l5 5V4L7 9H3Zm13.5 3A4.5 4.5 0 0 0 14 8v8a4.47 4.47 0 0 0 2.5-4ZM14 3.23v2.06a7 7 0 0 1 0 13.42v2.06a9 9 0 0 0 0-17.54Z"/>
</svg>`;function cm(e){return`
    <style>
      :host(:not([${s.MEDIA_VOLUME_LEVEL}])) slot[name=icon] slot:not([name=high]),
      :host([${s.MEDIA_VOLUME_LEVEL}=high]) slot[name=icon] slot:not([name=high]) {
        display: none !important;
      }

      :host([${s.MEDIA_VOLUME_LEVEL}=off]) slot[name=icon] slot:not([name=off]) {
        display: none !important;
      }

      :host([${s.MEDIA_VOLUME_LEVEL}=low]) slot[name=icon] slot:not([name=low]) {
        display: none !important;
      }

      :host([${s.MEDIA_VOLUME_LEVEL}=medium]) slot[name=icon] slot:not([name=medium]) {
        display: none !important;
      }

      :host(:not([${s.MEDIA_VOLUME_LEVEL}=off])) slot[name=tooltip-unmute],
      :host([${s.MEDIA_VOLUME_LEVEL}=off]) slot[name=tooltip-mute] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="off">${lm}</slot>
      <slot name="low">${oc}</slot>
      <slot name="medium">${oc}</slot>
      <slot name="high">${dm}</slot>
    </slot>
  `}function um(){return`
    <slot name="tooltip-mute">${u("Mute")}</slot>
    <slot name="tooltip-unmute">${u("Unmute")}</slot>
  `}var nc=e=>{let i=e.mediaVolumeLevel==="off"?u("unmute"):u("mute");e.setAttribute("aria-label",i)},bi=class extends x{static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_VOLUME_LEVEL]}connectedCallback(){super.connectedCallback(),nc(this)}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),t===s.MEDIA_VOLUME_LEVEL&&nc(this)}get mediaVolumeLevel(){return S(this,s.MEDIA_VOLUME_LEVEL)}set mediaVolumeLevel(t){T(this,s.MEDIA_VOLUME_LEVEL,t)}handleClick(){let t=this.mediaVolumeLevel==="off"?h.MEDIA_UNMUTE_REQUEST:h.MEDIA_MUTE_REQUEST;this.dispatchEvent(new n.CustomEvent(t,{composed:!0,bubbles:!0}))}};bi.getSlotTemplateHTML=cm;bi.getTooltipContentHTML=um;n.customElements.get("media-mute-button")||n.customElements.define("media-mute-button",bi);var hm=bi;var lc=`<svg aria-hidden="true" viewBox="0 0 28 24">
  <path d="M24 3H4a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h20a1 1 0 0 0 1-1V4a1 1 0 0 0-1-1Zm-1 16H5V5h18v14Zm-3-8h-7v5h7v-5Z"/>
</svg>`;function mm(e){return`
    <style>
      :host([${s.MEDIA_IS_PIP}]) slot[name=icon] slot:not([name=exit]) {
        display: none !important;
      }

      :host(:not([${s.MEDIA_IS_PIP}])) slot[name=icon] slot:not([name=enter]) {
        display: none !important;
      }

      :host([${s.MEDIA_IS_PIP}]) slot[name=tooltip-enter],
      :host(:not([${s.MEDIA_IS_PIP}])) slot[name=tooltip-exit] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="enter">${lc}</slot>
      <slot name="exit">${lc}</slot>
    </slot>
  `}function pm(){return`
    <slot name="tooltip-enter">${u("Enter picture in picture mode")}</slot>
    <slot name="tooltip-exit">${u("Exit picture in picture mode")}</slot>
  `}var dc=e=>{let t=e.mediaIsPip?u("exit picture in picture mode"):u("enter picture in picture mode");e.setAttribute("aria-label",t)},Ai=class extends x{static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_IS_PIP,s.MEDIA_PIP_UNAVAILABLE]}connectedCallback(){super.connectedCallback(),dc(this)}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),t===s.MEDIA_IS_PIP&&dc(this)}get mediaPipUnavailable(){return S(this,s.MEDIA_PIP_UNAVAILABLE)}set mediaPipUnavailable(t){T(this,s.MEDIA_PIP_UNAVAILABLE,t)}get mediaIsPip(){return g(this,s.MEDIA_IS_PIP)}set mediaIsPip(t){_(this,s.MEDIA_IS_PIP,t)}handleClick(){let t=this.mediaIsPip?h.MEDIA_EXIT_PIP_REQUEST:h.MEDIA_ENTER_PIP_REQUEST;this.dispatchEvent(new n.CustomEvent(t,{composed:!0,bubbles:!0}))}};Ai.getSlotTemplateHTML=mm;Ai.getTooltipContentHTML=pm;n.customElements.get("media-pip-button")||n.customElements.define("media-pip-button",Ai);var Em=Ai;var vm=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},Ti=(e,t,i)=>(vm(e,t,"read from private field"),i?i.call(e):t.get(e)),fm=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},_e,jo={RATES:"rates"},tn=[1,1.2,1.5,1.7,2],He=1;function Bt(e){return Math.round(e*100)/100}function gm(e){return`
    <style>
      :host {
        min-width: 5ch;
        padding: var(--media-button-padding, var(--media-control-padding, 10px 5px));
      }
    </style>
    <slot name="icon">${e.mediaplaybackrate?Bt(+e.mediaplaybackrate):He}x</slot>
  `}function _m(){return u("Playback rate")}var Si=class extends x{constructor(){var t;super(),fm(this,_e,new pe(this,jo.RATES,{defaultValue:tn})),this.container=this.shadowRoot.querySelector('slot[name="icon"]'),this.container.innerHTML=`${Bt((t=this.mediaPlaybackRate)!=null?t:He)}x`}static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_PLAYBACK_RATE,jo.RATES]}attributeChangedCallback(t,i,a){if(super.attributeChangedCallback(t,i,a),t===jo.RATES&&(Ti(this,_e).value=a),t===s.MEDIA_PLAYBACK_RATE){let r=a?+a:Number.NaN,o=Bt(Number.isNaN(r)?He:r);this.container.innerHTML=`${o}x`,this.setAttribute("aria-label",u("Playback rate {playbackRate}",{playbackRate:o}))}}get rates(){return Ti(this,_e)}set rates(t){t?Array.isArray(t)?Ti(this,_e).value=t.join(" "):typeof t=="string"&&(Ti(this,_e).value=t):Ti(this,_e).value=""}get mediaPlaybackRate(){return w(this,s.MEDIA_PLAYBACK_RATE,He)}set mediaPlaybackRate(t){R(this,s.MEDIA_PLAYBACK_RATE,t)}handleClick(){var t,i;let a=Array.from(Ti(this,_e).values(),l=>+l).sort((l,d)=>l-d),r=(i=(t=a.find(l=>l>this.mediaPlaybackRate))!=null?t:a[0])!=null?i:He,o=new n.CustomEvent(h.MEDIA_PLAYBACK_RATE_REQUEST,{composed:!0,bubbles:!0,detail:r});this.dispatchEvent(o)}};_e=new WeakMap;Si.getSlotTemplateHTML=gm;Si.getTooltipContentHTML=_m;n.customElements.get("media-playback-rate-button")||n.customElements.define("media-playback-rate-button",Si);var bm=Si;var Am=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="m6 21 15-9L6 3v18Z"/>
</svg>`,Tm=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="M6 20h4V4H6v16Zm8-16v16h4V4h-4Z"/>
</svg>`;function Sm(e){return`
    <style>
      :host([${s.MEDIA_PAUSED}]) slot[name=pause],
      :host(:not([${s.MEDIA_PAUSED}])) slot[name=play] {
        display: none !important;
      }

      :host([${s.MEDIA_PAUSED}]) slot[name=tooltip-pause],
      :host(:not([${s.MEDIA_PAUSED}])) slot[name=tooltip-play] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="play">${Am}</slot>
      <slot name="pause">${Tm}</slot>
    </slot>
  `}function Im(){return`
    <slot name="tooltip-play">${u("Play")}</slot>
    <slot name="tooltip-pause">${u("Pause")}</slot>
  `}var cc=e=>{let t=e.mediaPaused?u("play"):u("pause");e.setAttribute("aria-label",t)},Ii=class extends x{static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_PAUSED,s.MEDIA_ENDED]}connectedCallback(){super.connectedCallback(),cc(this)}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),(t===s.MEDIA_PAUSED||t===s.MEDIA_LANG)&&cc(this)}get mediaPaused(){return g(this,s.MEDIA_PAUSED)}set mediaPaused(t){_(this,s.MEDIA_PAUSED,t)}handleClick(){let t=this.mediaPaused?h.MEDIA_PLAY_REQUEST:h.MEDIA_PAUSE_REQUEST;this.dispatchEvent(new n.CustomEvent(t,{composed:!0,bubbles:!0}))}};Ii.getSlotTemplateHTML=Sm;Ii.getTooltipContentHTML=Im;n.customElements.get("media-play-button")||n.customElements.define("media-play-button",Ii);var km=Ii;var Wt={PLACEHOLDER_SRC:"placeholdersrc",SRC:"src"};function ym(e){return`
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
  `}var Mm=e=>{e.style.removeProperty("background-image")},Lm=(e,t)=>{e.style["background-image"]=`url('${t}')`},ki=class extends n.HTMLElement{static get observedAttributes(){return[Wt.PLACEHOLDER_SRC,Wt.SRC]}constructor(){if(super(),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let t=W(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(t)}this.image=this.shadowRoot.querySelector("#image")}attributeChangedCallback(t,i,a){t===Wt.SRC&&(a==null?this.image.removeAttribute(Wt.SRC):this.image.setAttribute(Wt.SRC,a)),t===Wt.PLACEHOLDER_SRC&&(a==null?Mm(this.image):Lm(this.image,a))}get placeholderSrc(){return S(this,Wt.PLACEHOLDER_SRC)}set placeholderSrc(t){T(this,Wt.SRC,t)}get src(){return S(this,Wt.SRC)}set src(t){T(this,Wt.SRC,t)}};ki.shadowRootOptions={mode:"open"};ki.getTemplateHTML=ym;n.customElements.get("media-poster-image")||n.customElements.define("media-poster-image",ki);var wm=ki;var uc=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},Cm=(e,t,i)=>(uc(e,t,"read from private field"),i?i.call(e):t.get(e)),Rm=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},Dm=(e,t,i,a)=>(uc(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),ss,os=class extends ot{constructor(){super(),Rm(this,ss,void 0),Dm(this,ss,this.shadowRoot.querySelector("slot"))}static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_PREVIEW_CHAPTER,s.MEDIA_LANG]}attributeChangedCallback(t,i,a){if(super.attributeChangedCallback(t,i,a),(t===s.MEDIA_PREVIEW_CHAPTER||t===s.MEDIA_LANG)&&a!==i&&a!=null)if(Cm(this,ss).textContent=a,a!==""){let r=u("chapter: {chapterName}",{chapterName:a});this.setAttribute("aria-valuetext",r)}else this.removeAttribute("aria-valuetext")}get mediaPreviewChapter(){return S(this,s.MEDIA_PREVIEW_CHAPTER)}set mediaPreviewChapter(t){T(this,s.MEDIA_PREVIEW_CHAPTER,t)}};ss=new WeakMap;n.customElements.get("media-preview-chapter-display")||n.customElements.define("media-preview-chapter-display",os);var xm=os;var hc=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},ns=(e,t,i)=>(hc(e,t,"read from private field"),i?i.call(e):t.get(e)),Om=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},ls=(e,t,i,a)=>(hc(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),$t;function Um(e){return`
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
  `}var yi=class extends n.HTMLElement{constructor(){if(super(),Om(this,$t,void 0),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let t=W(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(t)}}static get observedAttributes(){return[y.MEDIA_CONTROLLER,s.MEDIA_PREVIEW_IMAGE,s.MEDIA_PREVIEW_COORDS]}connectedCallback(){var t,i,a;let r=this.getAttribute(y.MEDIA_CONTROLLER);r&&(ls(this,$t,(t=this.getRootNode())==null?void 0:t.getElementById(r)),(a=(i=ns(this,$t))==null?void 0:i.associateElement)==null||a.call(i,this))}disconnectedCallback(){var t,i;(i=(t=ns(this,$t))==null?void 0:t.unassociateElement)==null||i.call(t,this),ls(this,$t,null)}attributeChangedCallback(t,i,a){var r,o,l,d,c;[s.MEDIA_PREVIEW_IMAGE,s.MEDIA_PREVIEW_COORDS].includes(t)&&this.update(),t===y.MEDIA_CONTROLLER&&(i&&((o=(r=ns(this,$t))==null?void 0:r.unassociateElement)==null||o.call(r,this),ls(this,$t,null)),a&&this.isConnected&&(ls(this,$t,(l=this.getRootNode())==null?void 0:l.getElementById(a)),(c=(d=ns(this,$t))==null?void 0:d.associateElement)==null||c.call(d,this)))}get mediaPreviewImage(){return S(this,s.MEDIA_PREVIEW_IMAGE)}set mediaPreviewImage(t){T(this,s.MEDIA_PREVIEW_IMAGE,t)}get mediaPreviewCoords(){let t=this.getAttribute(s.MEDIA_PREVIEW_COORDS);if(t)return t.split(/\s+/).map(i=>+i)}set mediaPreviewCoords(t){if(!t){this.removeAttribute(s.MEDIA_PREVIEW_COORDS);return}this.setAttribute(s.MEDIA_PREVIEW_COORDS,t.join(" "))}update(){let t=this.mediaPreviewCoords,i=this.mediaPreviewImage;if(!(t&&i))return;let[a,r,o,l]=t,d=i.split("#")[0],c=getComputedStyle(this),{maxWidth:A,maxHeight:M,minWidth:k,minHeight:f}=c,p=c.getPropertyValue("--media-preview-thumbnail-object-fit").trim()||"contain",I,v;if(p==="fill"){let Zt=parseInt(A)/o,Xt=parseInt(M)/l,oa=parseInt(k)/o,ye=parseInt(f)/l;I=Zt<1?Zt:Math.max(Zt,oa),v=Xt<1?Xt:Math.max(Xt,ye)}else{let Zt=Math.min(parseInt(A)/o,parseInt(M)/l),Xt=Math.max(parseInt(k)/o,parseInt(f)/l),ye=Zt<1?Zt:Xt>1?Xt:1;I=ye,v=ye}let{style:C}=B(this.shadowRoot,":host"),L=B(this.shadowRoot,"img").style,et=this.shadowRoot.querySelector("img"),sa=Math.min(I,v)<1?"min":"max";C.setProperty(`${sa}-width`,"initial","important"),C.setProperty(`${sa}-height`,"initial","important"),C.width=`${o*I}px`,C.height=`${l*v}px`;let Ge=()=>{L.width=`${this.imgWidth*I}px`,L.height=`${this.imgHeight*v}px`,L.display="block"};et.src!==d&&(et.onload=()=>{this.imgWidth=et.naturalWidth,this.imgHeight=et.naturalHeight,Ge(),et.onload=null},et.src=d,Ge()),Ge(),L.transform=`translate(-${a*I}px, -${r*v}px)`}};$t=new WeakMap;yi.shadowRootOptions={mode:"open"};yi.getTemplateHTML=Um;n.customElements.get("media-preview-thumbnail")||n.customElements.define("media-preview-thumbnail",yi);var ds=yi;var pc=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},mc=(e,t,i)=>(pc(e,t,"read from private field"),i?i.call(e):t.get(e)),Pm=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},Nm=(e,t,i,a)=>(pc(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),Ra,cs=class extends ot{constructor(){super(),Pm(this,Ra,void 0),Nm(this,Ra,this.shadowRoot.querySelector("slot")),mc(this,Ra).textContent=Et(0)}static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_PREVIEW_TIME]}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),t===s.MEDIA_PREVIEW_TIME&&a!=null&&(mc(this,Ra).textContent=Et(parseFloat(a)))}get mediaPreviewTime(){return w(this,s.MEDIA_PREVIEW_TIME)}set mediaPreviewTime(t){R(this,s.MEDIA_PREVIEW_TIME,t)}};Ra=new WeakMap;n.customElements.get("media-preview-time-display")||n.customElements.define("media-preview-time-display",cs);var Hm=cs;var Mi={SEEK_OFFSET:"seekoffset"},en=30,Bm=e=>`
  <svg aria-hidden="true" viewBox="0 0 20 24">
    <defs>
      <style>.text{font-size:8px;font-family:Arial-BoldMT, Arial;font-weight:700;}</style>
    </defs>
    <text class="text value" transform="translate(2.18 19.87)">${e}</text>
    <path d="M10 6V3L4.37 7 10 10.94V8a5.54 5.54 0 0 1 1.9 10.48v2.12A7.5 7.5 0 0 0 10 6Z"/>
  </svg>`;function Wm(e,t){return`
    <slot name="icon">${Bm(t.seekOffset)}</slot>
  `}var $m=(e,t)=>{e.setAttribute("aria-label",u("seek back {seekOffset} seconds",{seekOffset:t}))};function Fm(){return u("Seek backward")}var Vm=0,Li=class extends x{static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_CURRENT_TIME,Mi.SEEK_OFFSET]}connectedCallback(){super.connectedCallback(),this.seekOffset=w(this,Mi.SEEK_OFFSET,en)}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),$m(this,this.seekOffset),t===Mi.SEEK_OFFSET&&(this.seekOffset=w(this,Mi.SEEK_OFFSET,en))}get seekOffset(){return w(this,Mi.SEEK_OFFSET,en)}set seekOffset(t){R(this,Mi.SEEK_OFFSET,t),this.setAttribute("aria-label",u("seek back {seekOffset} seconds",{seekOffset:this.seekOffset})),cr(ur(this,"icon"),this.seekOffset)}get mediaCurrentTime(){return w(this,s.MEDIA_CURRENT_TIME,Vm)}set mediaCurrentTime(t){R(this,s.MEDIA_CURRENT_TIME,t)}handleClick(){let t=Math.max(this.mediaCurrentTime-this.seekOffset,0),i=new n.CustomEvent(h.MEDIA_SEEK_REQUEST,{composed:!0,bubbles:!0,detail:t});this.dispatchEvent(i)}};Li.getSlotTemplateHTML=Wm;Li.getTooltipContentHTML=Fm;n.customElements.get("media-seek-backward-button")||n.customElements.define("media-seek-backward-button",Li);var Km=Li;var wi={SEEK_OFFSET:"seekoffset"},an=30,Gm=e=>`
  <svg aria-hidden="true" viewBox="0 0 20 24">
    <defs>
      <style>.text{font-size:8px;font-family:Arial-BoldMT, Arial;font-weight:700;}</style>
    </defs>
    <text class="text value" transform="translate(8.9 19.87)">${e}</text>
    <path d="M10 6V3l5.61 4L10 10.94V8a5.54 5.54 0 0 0-1.9 10.48v2.12A7.5 7.5 0 0 1 10 6Z"/>
  </svg>`;function qm(e,t){return`
    <slot name="icon">${Gm(t.seekOffset)}</slot>
  `}var Ym=(e,t)=>{e.setAttribute("aria-label",u("seek forward {seekOffset} seconds",{seekOffset:t}))};function Qm(){return u("Seek forward")}var zm=0,Ci=class extends x{static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_CURRENT_TIME,wi.SEEK_OFFSET]}connectedCallback(){super.connectedCallback(),this.seekOffset=w(this,wi.SEEK_OFFSET,an)}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),Ym(this,this.seekOffset),t===wi.SEEK_OFFSET&&(this.seekOffset=w(this,wi.SEEK_OFFSET,an))}get seekOffset(){return w(this,wi.SEEK_OFFSET,an)}set seekOffset(t){R(this,wi.SEEK_OFFSET,t),this.setAttribute("aria-label",u("seek forward {seekOffset} seconds",{seekOffset:this.seekOffset})),cr(ur(this,"icon"),this.seekOffset)}get mediaCurrentTime(){return w(this,s.MEDIA_CURRENT_TIME,zm)}set mediaCurrentTime(t){R(this,s.MEDIA_CURRENT_TIME,t)}handleClick(){let t=this.mediaCurrentTime+this.seekOffset,i=new n.CustomEvent(h.MEDIA_SEEK_REQUEST,{composed:!0,bubbles:!0,detail:t});this.dispatchEvent(i)}};Ci.getSlotTemplateHTML=qm;Ci.getTooltipContentHTML=Qm;n.customElements.get("media-seek-forward-button")||n.customElements.define("media-seek-forward-button",Ci);var Zm=Ci;var on=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},Ct=(e,t,i)=>(on(e,t,"read from private field"),i?i.call(e):t.get(e)),Be=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},nn=(e,t,i,a)=>(on(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),Ae=(e,t,i)=>(on(e,t,"access private method"),i),Ri,Ft,ps,ln,vc,ms,dn,Da,us,hs,rn,be={REMAINING:"remaining",SHOW_DURATION:"showduration",NO_TOGGLE:"notoggle"},Ec=[...Object.values(be),s.MEDIA_CURRENT_TIME,s.MEDIA_DURATION,s.MEDIA_SEEKABLE],fc=["Enter"," "],Xm="&nbsp;/&nbsp;",sn=(e,{timesSep:t=Xm}={})=>{var i,a;let r=(i=e.mediaCurrentTime)!=null?i:0,[,o]=(a=e.mediaSeekable)!=null?a:[],l=0;Number.isFinite(e.mediaDuration)?l=e.mediaDuration:Number.isFinite(o)&&(l=o);let d=e.remaining?Et(0-(l-r)):Et(r);return e.showDuration?`${d}${t}${Et(l)}`:d},Jm=e=>{var t;let i=e.mediaCurrentTime,[,a]=(t=e.mediaSeekable)!=null?t:[],r=null;if(Number.isFinite(e.mediaDuration)?r=e.mediaDuration:Number.isFinite(a)&&(r=a),i==null||r===null){e.setAttribute("aria-description",u("video not loaded, unknown time."));return}let o=e.remaining?de(0-(r-i)):de(i);if(!e.showDuration){e.setAttribute("aria-description",o);return}let l=de(r),d=u("{currentTime} of {totalTime}",{currentTime:o,totalTime:l});e.setAttribute("aria-description",d)};function jm(e,t){return`
    <slot>${sn(t)}</slot>
  `}var tp=e=>{e.setAttribute("aria-label",u("playback time"))},xa=class extends ot{constructor(){super(),Be(this,ln),Be(this,ms),Be(this,Da),Be(this,hs),Be(this,Ri,void 0),Be(this,Ft,null),Be(this,ps,t=>{let{metaKey:i,altKey:a,key:r}=t;if(i||a||!fc.includes(r)){this.removeEventListener("keyup",Ct(this,Ft));return}this.addEventListener("keyup",Ct(this,Ft))}),nn(this,Ri,this.shadowRoot.querySelector("slot")),Ct(this,Ri).innerHTML=`${sn(this)}`}static get observedAttributes(){return[...super.observedAttributes,...Ec,"disabled"]}connectedCallback(){let{style:t}=B(this.shadowRoot,":host(:hover:not([notoggle]))");t.setProperty("cursor","var(--media-cursor, pointer)"),t.setProperty("background","var(--media-control-hover-background, rgba(50 50 70 / .7))"),this.setAttribute("aria-label",u("playback time")),Ae(this,Da,us).call(this),super.connectedCallback()}toggleTimeDisplay(){this.noToggle||(this.hasAttribute("remaining")?this.removeAttribute("remaining"):this.setAttribute("remaining",""))}disconnectedCallback(){this.disable(),Ae(this,ms,dn).call(this),super.disconnectedCallback()}attributeChangedCallback(t,i,a){tp(this),Ec.includes(t)?this.update():t==="disabled"&&a!==i?a==null?Ae(this,Da,us).call(this):Ae(this,hs,rn).call(this):t===be.NO_TOGGLE&&a!==i&&(this.noToggle?Ae(this,hs,rn).call(this):Ae(this,Da,us).call(this)),super.attributeChangedCallback(t,i,a)}enable(){this.noToggle||(this.tabIndex=0)}disable(){this.tabIndex=-1}get remaining(){return g(this,be.REMAINING)}set remaining(t){_(this,be.REMAINING,t)}get showDuration(){return g(this,be.SHOW_DURATION)}set showDuration(t){_(this,be.SHOW_DURATION,t)}get noToggle(){return g(this,be.NO_TOGGLE)}set noToggle(t){_(this,be.NO_TOGGLE,t)}get mediaDuration(){return w(this,s.MEDIA_DURATION)}set mediaDuration(t){R(this,s.MEDIA_DURATION,t)}get mediaCurrentTime(){return w(this,s.MEDIA_CURRENT_TIME)}set mediaCurrentTime(t){R(this,s.MEDIA_CURRENT_TIME,t)}get mediaSeekable(){let t=this.getAttribute(s.MEDIA_SEEKABLE);if(t)return t.split(":").map(i=>+i)}set mediaSeekable(t){if(t==null){this.removeAttribute(s.MEDIA_SEEKABLE);return}this.setAttribute(s.MEDIA_SEEKABLE,t.join(":"))}update(){let t=sn(this);Jm(this),t!==Ct(this,Ri).innerHTML&&(Ct(this,Ri).innerHTML=t)}};Ri=new WeakMap;Ft=new WeakMap;ps=new WeakMap;ln=new WeakSet;vc=function(){Ct(this,Ft)||(nn(this,Ft,e=>{let{key:t}=e;if(!fc.includes(t)){this.removeEventListener("keyup",Ct(this,Ft));return}this.toggleTimeDisplay()}),this.addEventListener("keydown",Ct(this,ps)),this.addEventListener("click",this.toggleTimeDisplay))};ms=new WeakSet;dn=function(){Ct(this,Ft)&&(this.removeEventListener("keyup",Ct(this,Ft)),this.removeEventListener("keydown",Ct(this,ps)),this.removeEventListener("click",this.toggleTimeDisplay),nn(this,Ft,null))};Da=new WeakSet;us=function(){!this.noToggle&&!this.hasAttribute("disabled")&&(this.setAttribute("role","button"),this.enable(),Ae(this,ln,vc).call(this))};hs=new WeakSet;rn=function(){this.removeAttribute("role"),this.disable(),Ae(this,ms,dn).call(this)};xa.getSlotTemplateHTML=jm;n.customElements.get("media-time-display")||n.customElements.define("media-time-display",xa);var ep=xa;var gc=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},J=(e,t,i)=>(gc(e,t,"read from private field"),i?i.call(e):t.get(e)),Vt=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},mt=(e,t,i,a)=>(gc(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),ip=(e,t,i,a)=>({set _(r){mt(e,t,r,i)},get _(){return J(e,t,a)}}),Di,Es,xi,Oa,vs,fs,gs,Oi,We,_s,bs=class{constructor(t,i,a){Vt(this,Di,void 0),Vt(this,Es,void 0),Vt(this,xi,void 0),Vt(this,Oa,void 0),Vt(this,vs,void 0),Vt(this,fs,void 0),Vt(this,gs,void 0),Vt(this,Oi,void 0),Vt(this,We,0),Vt(this,_s,(r=performance.now())=>{mt(this,We,requestAnimationFrame(J(this,_s))),mt(this,Oa,performance.now()-J(this,xi));let o=1e3/this.fps;if(J(this,Oa)>o){mt(this,xi,r-J(this,Oa)%o);let l=1e3/((r-J(this,Es))/++ip(this,vs)._),d=(r-J(this,fs))/1e3/this.duration,c=J(this,gs)+d*this.playbackRate;c-J(this,Di).valueAsNumber>0?mt(this,Oi,this.playbackRate/this.duration/l):(mt(this,Oi,.995*J(this,Oi)),c=J(this,Di).valueAsNumber+J(this,Oi)),this.callback(c)}}),mt(this,Di,t),this.callback=i,this.fps=a}start(){J(this,We)===0&&(mt(this,xi,performance.now()),mt(this,Es,J(this,xi)),mt(this,vs,0),J(this,_s).call(this))}stop(){J(this,We)!==0&&(cancelAnimationFrame(J(this,We)),mt(this,We,0))}update({start:t,duration:i,playbackRate:a}){let r=t-J(this,Di).valueAsNumber,o=Math.abs(i-this.duration);(r>0||r<-.5/i||o>=.5)&&this.callback(t),mt(this,gs,t),mt(this,fs,performance.now()),this.duration=i,this.playbackRate=a}};Di=new WeakMap;Es=new WeakMap;xi=new WeakMap;Oa=new WeakMap;vs=new WeakMap;fs=new WeakMap;gs=new WeakMap;Oi=new WeakMap;We=new WeakMap;_s=new WeakMap;var pn=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},F=(e,t,i)=>(pn(e,t,"read from private field"),i?i.call(e):t.get(e)),z=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},vt=(e,t,i,a)=>(pn(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),ft=(e,t,i)=>(pn(e,t,"access private method"),i),Ui,Te,Ss,Pa,Is,Ts,Na,Ha,Pi,Ni,Ua,cn,_c,un,ks,En,ys,vn,Ms,fn,hn,bc,Ba,Ls,mn,Ac,ap=e=>{let t=e.range,i=de(+Tc(e)),a=de(+e.mediaSeekableEnd),r=i&&a?u("{currentTime} of {totalTime}",{currentTime:i,totalTime:a}):u("video not loaded, unknown time.");t.setAttribute("aria-valuetext",r)};function rp(e){return`
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

      :host(:is([${s.MEDIA_PREVIEW_IMAGE}], [${s.MEDIA_PREVIEW_TIME}])[dragging]) [part~="preview-box"] {
        transition-duration: var(--media-preview-transition-duration-in, .5s);
        transition-delay: var(--media-preview-transition-delay-in, .25s);
        visibility: visible;
        opacity: 1;
      }

      @media (hover: hover) {
        :host(:is([${s.MEDIA_PREVIEW_IMAGE}], [${s.MEDIA_PREVIEW_TIME}]):hover) [part~="preview-box"] {
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

      :host([${s.MEDIA_PREVIEW_IMAGE}][dragging]) media-preview-thumbnail,
      :host([${s.MEDIA_PREVIEW_IMAGE}][dragging]) ::slotted(media-preview-thumbnail) {
        transition-delay: var(--media-preview-transition-delay-in, .25s);
        visibility: visible;
      }

      @media (hover: hover) {
        :host([${s.MEDIA_PREVIEW_IMAGE}]:hover) media-preview-thumbnail,
        :host([${s.MEDIA_PREVIEW_IMAGE}]:hover) ::slotted(media-preview-thumbnail) {
          transition-delay: var(--media-preview-transition-delay-in, .25s);
          visibility: visible;
        }

        :host([${s.MEDIA_PREVIEW_TIME}]:hover) {
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

      :host([${s.MEDIA_PREVIEW_IMAGE}]) media-preview-chapter-display,
      :host([${s.MEDIA_PREVIEW_IMAGE}]) ::slotted(media-preview-chapter-display) {
        transition-delay: var(--media-preview-transition-delay-in, .25s);
        border-radius: var(--media-preview-chapter-border-radius, 0);
        padding: var(--media-preview-chapter-padding, 3.5px 9px 0);
        margin: var(--media-preview-chapter-margin, 0);
        min-width: 100%;
      }

      media-preview-chapter-display[${s.MEDIA_PREVIEW_CHAPTER}],
      ::slotted(media-preview-chapter-display[${s.MEDIA_PREVIEW_CHAPTER}]) {
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

      :host([${s.MEDIA_PREVIEW_IMAGE}]) media-preview-time-display,
      :host([${s.MEDIA_PREVIEW_IMAGE}]) ::slotted(media-preview-time-display) {
        transition-delay: var(--media-preview-transition-delay-in, .25s);
        border-radius: var(--media-preview-time-border-radius,
          0 0 var(--media-preview-border-radius) var(--media-preview-border-radius));
        min-width: 100%;
      }

      :host([${s.MEDIA_PREVIEW_TIME}]:hover) {
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
          <template shadowrootmode="${ds.shadowRootOptions.mode}">
            ${ds.getTemplateHTML({})}
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
  `}var As=(e,t=e.mediaCurrentTime)=>{let i=Number.isFinite(e.mediaSeekableStart)?e.mediaSeekableStart:0,a=Number.isFinite(e.mediaDuration)?e.mediaDuration:e.mediaSeekableEnd;if(Number.isNaN(a))return 0;let r=(t-i)/(a-i);return Math.max(0,Math.min(r,1))},Tc=(e,t=e.range.valueAsNumber)=>{let i=Number.isFinite(e.mediaSeekableStart)?e.mediaSeekableStart:0,a=Number.isFinite(e.mediaDuration)?e.mediaDuration:e.mediaSeekableEnd;return Number.isNaN(a)?0:t*(a-i)+i},Hi=class extends wt{constructor(){super(),z(this,cn),z(this,ks),z(this,ys),z(this,Ms),z(this,hn),z(this,Ba),z(this,mn),z(this,Ui,null),z(this,Te,void 0),z(this,Ss,void 0),z(this,Pa,void 0),z(this,Is,void 0),z(this,Ts,void 0),z(this,Na,void 0),z(this,Ha,void 0),z(this,Pi,void 0),z(this,Ni,void 0),z(this,Ua,()=>{ft(this,cn,_c).call(this)?F(this,Te).start():F(this,Te).stop()}),z(this,un,a=>{this.dragging||(Qe(a)&&(this.range.valueAsNumber=a),F(this,Ni)||this.updateBar())}),this.shadowRoot.querySelector("#track").insertAdjacentHTML("afterbegin",'<div id="buffered" part="buffered"></div>'),vt(this,Ss,this.shadowRoot.querySelectorAll('[part~="box"]')),vt(this,Is,this.shadowRoot.querySelector('[part~="preview-box"]')),vt(this,Ts,this.shadowRoot.querySelector('[part~="current-box"]'));let i=getComputedStyle(this);vt(this,Na,parseInt(i.getPropertyValue("--media-box-padding-left"))),vt(this,Ha,parseInt(i.getPropertyValue("--media-box-padding-right"))),vt(this,Te,new bs(this.range,F(this,un),60))}static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_PAUSED,s.MEDIA_DURATION,s.MEDIA_SEEKABLE,s.MEDIA_CURRENT_TIME,s.MEDIA_PREVIEW_IMAGE,s.MEDIA_PREVIEW_TIME,s.MEDIA_PREVIEW_CHAPTER,s.MEDIA_BUFFERED,s.MEDIA_PLAYBACK_RATE,s.MEDIA_LOADING,s.MEDIA_ENDED]}connectedCallback(){var t;super.connectedCallback(),this.range.setAttribute("aria-label",u("seek")),F(this,Ua).call(this),vt(this,Ui,this.getRootNode()),(t=F(this,Ui))==null||t.addEventListener("transitionstart",this)}disconnectedCallback(){var t;super.disconnectedCallback(),F(this,Te).stop(),(t=F(this,Ui))==null||t.removeEventListener("transitionstart",this),vt(this,Ui,null)}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),i!=a&&(t===s.MEDIA_CURRENT_TIME||t===s.MEDIA_PAUSED||t===s.MEDIA_ENDED||t===s.MEDIA_LOADING||t===s.MEDIA_DURATION||t===s.MEDIA_SEEKABLE?(F(this,Te).update({start:As(this),duration:this.mediaSeekableEnd-this.mediaSeekableStart,playbackRate:this.mediaPlaybackRate}),F(this,Ua).call(this),ap(this)):t===s.MEDIA_BUFFERED&&this.updateBufferedBar(),(t===s.MEDIA_DURATION||t===s.MEDIA_SEEKABLE)&&(this.mediaChaptersCues=F(this,Pi),this.updateBar()))}get mediaChaptersCues(){return F(this,Pi)}set mediaChaptersCues(t){var i;vt(this,Pi,t),this.updateSegments((i=F(this,Pi))==null?void 0:i.map(a=>({start:As(this,a.startTime),end:As(this,a.endTime)})))}get mediaPaused(){return g(this,s.MEDIA_PAUSED)}set mediaPaused(t){_(this,s.MEDIA_PAUSED,t)}get mediaLoading(){return g(this,s.MEDIA_LOADING)}set mediaLoading(t){_(this,s.MEDIA_LOADING,t)}get mediaDuration(){return w(this,s.MEDIA_DURATION)}set mediaDuration(t){R(this,s.MEDIA_DURATION,t)}get mediaCurrentTime(){return w(this,s.MEDIA_CURRENT_TIME)}set mediaCurrentTime(t){R(this,s.MEDIA_CURRENT_TIME,t)}get mediaPlaybackRate(){return w(this,s.MEDIA_PLAYBACK_RATE,1)}set mediaPlaybackRate(t){R(this,s.MEDIA_PLAYBACK_RATE,t)}get mediaBuffered(){let t=this.getAttribute(s.MEDIA_BUFFERED);return t?t.split(" ").map(i=>i.split(":").map(a=>+a)):[]}set mediaBuffered(t){if(!t){this.removeAttribute(s.MEDIA_BUFFERED);return}let i=t.map(a=>a.join(":")).join(" ");this.setAttribute(s.MEDIA_BUFFERED,i)}get mediaSeekable(){let t=this.getAttribute(s.MEDIA_SEEKABLE);if(t)return t.split(":").map(i=>+i)}set mediaSeekable(t){if(t==null){this.removeAttribute(s.MEDIA_SEEKABLE);return}this.setAttribute(s.MEDIA_SEEKABLE,t.join(":"))}get mediaSeekableEnd(){var t;let[,i=this.mediaDuration]=(t=this.mediaSeekable)!=null?t:[];return i}get mediaSeekableStart(){var t;let[i=0]=(t=this.mediaSeekable)!=null?t:[];return i}get mediaPreviewImage(){return S(this,s.MEDIA_PREVIEW_IMAGE)}set mediaPreviewImage(t){T(this,s.MEDIA_PREVIEW_IMAGE,t)}get mediaPreviewTime(){return w(this,s.MEDIA_PREVIEW_TIME)}set mediaPreviewTime(t){R(this,s.MEDIA_PREVIEW_TIME,t)}get mediaEnded(){return g(this,s.MEDIA_ENDED)}set mediaEnded(t){_(this,s.MEDIA_ENDED,t)}updateBar(){super.updateBar(),this.updateBufferedBar(),this.updateCurrentBox()}updateBufferedBar(){var t;let i=this.mediaBuffered;if(!i.length)return;let a;if(this.mediaEnded)a=1;else{let o=this.mediaCurrentTime,[,l=this.mediaSeekableStart]=(t=i.find(([d,c])=>d<=o&&o<=c))!=null?t:[];a=As(this,l)}let{style:r}=B(this.shadowRoot,"#buffered");r.setProperty("width",`${a*100}%`)}updateCurrentBox(){if(!this.shadowRoot.querySelector('slot[name="current"]').assignedElements().length)return;let i=B(this.shadowRoot,"#current-rail"),a=B(this.shadowRoot,'[part~="current-box"]'),r=ft(this,ks,En).call(this,F(this,Ts)),o=ft(this,ys,vn).call(this,r,this.range.valueAsNumber),l=ft(this,Ms,fn).call(this,r,this.range.valueAsNumber);i.style.transform=`translateX(${o})`,i.style.setProperty("--_range-width",`${r.range.width}`),a.style.setProperty("--_box-shift",`${l}`),a.style.setProperty("--_box-width",`${r.box.width}px`),a.style.setProperty("visibility","initial")}handleEvent(t){switch(super.handleEvent(t),t.type){case"input":ft(this,mn,Ac).call(this);break;case"pointermove":ft(this,hn,bc).call(this,t);break;case"pointerup":F(this,Ni)&&vt(this,Ni,!1);break;case"pointerdown":vt(this,Ni,!0);break;case"pointerleave":ft(this,Ba,Ls).call(this,null);break;case"transitionstart":rt(t.target,this)&&setTimeout(()=>F(this,Ua).call(this),0);break}}};Ui=new WeakMap;Te=new WeakMap;Ss=new WeakMap;Pa=new WeakMap;Is=new WeakMap;Ts=new WeakMap;Na=new WeakMap;Ha=new WeakMap;Pi=new WeakMap;Ni=new WeakMap;Ua=new WeakMap;cn=new WeakSet;_c=function(){return this.isConnected&&!this.mediaPaused&&!this.mediaLoading&&!this.mediaEnded&&this.mediaSeekableEnd>0&&hr(this)};un=new WeakMap;ks=new WeakSet;En=function(e){var t;let a=((t=this.getAttribute("bounds")?Dt(this,`#${this.getAttribute("bounds")}`):this.parentElement)!=null?t:this).getBoundingClientRect(),r=this.range.getBoundingClientRect(),o=e.offsetWidth,l=-(r.left-a.left-o/2),d=a.right-r.left-o/2;return{box:{width:o,min:l,max:d},bounds:a,range:r}};ys=new WeakSet;vn=function(e,t){let i=`${t*100}%`,{width:a,min:r,max:o}=e.box;if(!a)return i;if(Number.isNaN(r)||(i=`max(${`calc(1 / var(--_range-width) * 100 * ${r}% + var(--media-box-padding-left))`}, ${i})`),!Number.isNaN(o)){let d=`calc(1 / var(--_range-width) * 100 * ${o}% - var(--media-box-padding-right))`;i=`min(${i}, ${d})`}return i};Ms=new WeakSet;fn=function(e,t){let{width:i,min:a,max:r}=e.box,o=t*e.range.width;if(o<a+F(this,Na)){let l=e.range.left-e.bounds.left-F(this,Na);return`${o-i/2+l}px`}if(o>r-F(this,Ha)){let l=e.bounds.right-e.range.right-F(this,Ha);return`${o+i/2-l-e.range.width}px`}return 0};hn=new WeakSet;bc=function(e){let t=[...F(this,Ss)].some(M=>e.composedPath().includes(M));if(!this.dragging&&(t||!e.composedPath().includes(this))){ft(this,Ba,Ls).call(this,null);return}let i=this.mediaSeekableEnd;if(!i)return;let a=B(this.shadowRoot,"#preview-rail"),r=B(this.shadowRoot,'[part~="preview-box"]'),o=ft(this,ks,En).call(this,F(this,Is)),l=(e.clientX-o.range.left)/o.range.width;l=Math.max(0,Math.min(1,l));let d=ft(this,ys,vn).call(this,o,l),c=ft(this,Ms,fn).call(this,o,l);a.style.transform=`translateX(${d})`,a.style.setProperty("--_range-width",`${o.range.width}`),r.style.setProperty("--_box-shift",`${c}`),r.style.setProperty("--_box-width",`${o.box.width}px`);let A=Math.round(F(this,Pa))-Math.round(l*i);Math.abs(A)<1&&l>.01&&l<.99||(vt(this,Pa,l*i),ft(this,Ba,Ls).call(this,F(this,Pa)))};Ba=new WeakSet;Ls=function(e){this.dispatchEvent(new n.CustomEvent(h.MEDIA_PREVIEW_REQUEST,{composed:!0,bubbles:!0,detail:e}))};mn=new WeakSet;Ac=function(){F(this,Te).stop();let e=Tc(this);this.dispatchEvent(new n.CustomEvent(h.MEDIA_SEEK_REQUEST,{composed:!0,bubbles:!0,detail:e}))};Hi.shadowRootOptions={mode:"open"};Hi.getContainerTemplateHTML=rp;n.customElements.get("media-time-range")||n.customElements.define("media-time-range",Hi);var sp=Hi;var op=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},Sc=(e,t,i)=>(op(e,t,"read from private field"),i?i.call(e):t.get(e)),np=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},ws,lp=1,dp=e=>e.mediaMuted?0:e.mediaVolume,cp=e=>`${Math.round(e*100)}%`,Cs=class extends wt{constructor(){super(...arguments),np(this,ws,()=>{let t=this.range.value,i=new n.CustomEvent(h.MEDIA_VOLUME_REQUEST,{composed:!0,bubbles:!0,detail:t});this.dispatchEvent(i)})}static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_VOLUME,s.MEDIA_MUTED,s.MEDIA_VOLUME_UNAVAILABLE]}connectedCallback(){super.connectedCallback(),this.range.setAttribute("aria-label",u("volume")),this.range.addEventListener("input",Sc(this,ws))}disconnectedCallback(){this.range.removeEventListener("input",Sc(this,ws)),super.disconnectedCallback()}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),(t===s.MEDIA_VOLUME||t===s.MEDIA_MUTED)&&(this.range.valueAsNumber=dp(this),this.range.setAttribute("aria-valuetext",cp(this.range.valueAsNumber)),this.updateBar())}get mediaVolume(){return w(this,s.MEDIA_VOLUME,lp)}set mediaVolume(t){R(this,s.MEDIA_VOLUME,t)}get mediaMuted(){return g(this,s.MEDIA_MUTED)}set mediaMuted(t){_(this,s.MEDIA_MUTED,t)}get mediaVolumeUnavailable(){return S(this,s.MEDIA_VOLUME_UNAVAILABLE)}set mediaVolumeUnavailable(t){T(this,s.MEDIA_VOLUME_UNAVAILABLE,t)}};ws=new WeakMap;n.customElements.get("media-volume-range")||n.customElements.define("media-volume-range",Cs);var up=Cs;function hp(e){return`
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

        :host([${s.MEDIA_LOOP}]) #checked-indicator {
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
    `}function mp(){return u("Loop")}var Bi=class extends x{constructor(){super(...arguments),this.container=null}static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_LOOP]}connectedCallback(){var t;super.connectedCallback(),this.container=((t=this.shadowRoot)==null?void 0:t.querySelector("#icon"))||null,this.container&&(this.container.textContent=u("Loop"))}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),t===s.MEDIA_LOOP&&this.container&&this.setAttribute("aria-checked",this.mediaLoop?"true":"false")}get mediaLoop(){return g(this,s.MEDIA_LOOP)}set mediaLoop(t){_(this,s.MEDIA_LOOP,t)}handleClick(){let t=!this.mediaLoop,i=new n.CustomEvent(h.MEDIA_LOOP_REQUEST,{composed:!0,bubbles:!0,detail:t});this.dispatchEvent(i)}};Bi.getSlotTemplateHTML=hp;Bi.getTooltipContentHTML=mp;n.customElements.get("media-loop-button")||n.customElements.define("media-loop-button",Bi);var pp=Bi;function Ic({anchor:e,floating:t,placement:i}){let a=Ep({anchor:e,floating:t}),{x:r,y:o}=fp(a,i);return{x:r,y:o}}function Ep({anchor:e,floating:t}){return{anchor:vp(e,t.offsetParent),floating:{x:0,y:0,width:t.offsetWidth,height:t.offsetHeight}}}function vp(e,t){var i;let a=e.getBoundingClientRect(),r=(i=t?.getBoundingClientRect())!=null?i:{x:0,y:0};return{x:a.x-r.x,y:a.y-r.y,width:a.width,height:a.height}}function fp({anchor:e,floating:t},i){let a=gp(i)==="x"?"y":"x",r=a==="y"?"height":"width",o=kc(i),l=e.x+e.width/2-t.width/2,d=e.y+e.height/2-t.height/2,c=e[r]/2-t[r]/2,A;switch(o){case"top":A={x:l,y:e.y-t.height};break;case"bottom":A={x:l,y:e.y+e.height};break;case"right":A={x:e.x+e.width,y:d};break;case"left":A={x:e.x-t.width,y:d};break;default:A={x:e.x,y:e.y}}switch(i.split("-")[1]){case"start":A[a]-=c;break;case"end":A[a]+=c;break}return A}function kc(e){return e.split("-")[0]}function gp(e){return["top","bottom"].includes(kc(e))?"y":"x"}var Se=class extends Event{constructor({action:t="auto",relatedTarget:i,...a}){super("invoke",a),this.action=t,this.relatedTarget=i}},Rs=class extends Event{constructor({newState:t,oldState:i,...a}){super("toggle",a),this.newState=t,this.oldState=i}};var wn=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},O=(e,t,i)=>(wn(e,t,"read from private field"),i?i.call(e):t.get(e)),P=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},gt=(e,t,i,a)=>(wn(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),N=(e,t,i)=>(wn(e,t,"access private method"),i),Kt,Ie,se,Ds,Wa,Fe,Va,gn,yc,Us,Cn,Ps,xs,_n,bn,Mc,An,Lc,Tn,wc,Wi,$i,Fi,Ka,Ns,Rn,Sn,Cc,Dn,Rc,In,Dc,xn,xc,kn,Oc,yn,Uc,$a,Hs,Mn,Pc,Fa,Bs,Os,Ln;function Gt({type:e,text:t,value:i,checked:a}){let r=$.createElement("media-chrome-menu-item");r.type=e??"",r.part.add("menu-item"),e&&r.part.add(e),r.value=i,r.checked=a;let o=$.createElement("span");return o.textContent=t,r.append(o),r}function Rt(e,t){let i=e.querySelector(`:scope > [slot="${t}"]`);if(i?.nodeName=="SLOT"&&(i=i.assignedElements({flatten:!0})[0]),i)return i=i.cloneNode(!0),i;let a=e.shadowRoot.querySelector(`[name="${t}"] > svg`);return a?a.cloneNode(!0):""}function _p(e){return`
    <style>
      :host {
        font: var(--media-font,
          var(--media-font-weight, normal)
          var(--media-font-size, 14px) /
          var(--media-text-content-height, var(--media-control-height, 24px))
          var(--media-font-family, helvetica neue, segoe ui, roboto, arial, sans-serif));
        color: var(--media-text-color, var(--media-primary-color, rgb(238 238 238)));
        --_menu-bg: rgb(20 20 30 / .8);
        background: var(--media-menu-background, var(--media-control-background, var(--media-secondary-color, var(--_menu-bg))));
        border-radius: var(--media-menu-border-radius);
        border: var(--media-menu-border, none);
        display: var(--media-menu-display, inline-flex) !important;
        
        transition: var(--media-menu-transition-in,
          visibility 0s,
          opacity .2s ease-out,
          transform .15s ease-out,
          left .2s ease-in-out,
          min-width .2s ease-in-out,
          min-height .2s ease-in-out
        ) !important;
        
        visibility: var(--media-menu-visibility, visible);
        opacity: var(--media-menu-opacity, 1);
        max-height: var(--media-menu-max-height, var(--_menu-max-height, 300px));
        transform: var(--media-menu-transform-in, translateY(0) scale(1));
        flex-direction: column;
        
        min-height: 0;
        position: relative;
        bottom: var(--_menu-bottom);
        box-sizing: border-box;
      } 

      @-moz-document url-prefix() {
        :host{
          --_menu-bg: rgb(20 20 30);
        }
      }

      :host([hidden]) {
        transition: var(--media-menu-transition-out,
          visibility .15s ease-in,
          opacity .15s ease-in,
          transform .15s ease-in
        ) !important;
        visibility: var(--media-menu-hidden-visibility, hidden);
        opacity: var(--media-menu-hidden-opacity, 0);
        max-height: var(--media-menu-hidden-max-height,
          var(--media-menu-max-height, var(--_menu-max-height, 300px)));
        transform: var(--media-menu-transform-out, translateY(2px) scale(.99));
        pointer-events: none;
      }

      :host([slot="submenu"]) {
        background: none;
        width: 100%;
        min-height: 100%;
        position: absolute;
        bottom: 0;
        right: -100%;
      }

      #container {
        display: flex;
        flex-direction: column;
        min-height: 0;
        transition: transform .2s ease-out;
        transform: translate(0, 0);
      }

      #container.has-expanded {
        transition: transform .2s ease-in;
        transform: translate(-100%, 0);
      }

      button {
        background: none;
        color: inherit;
        border: none;
        padding: 0;
        font: inherit;
        outline: inherit;
        display: inline-flex;
        align-items: center;
      }

      slot[name="header"][hidden] {
        display: none;
      }

      slot[name="header"] > *,
      slot[name="header"]::slotted(*) {
        padding: .4em .7em;
        border-bottom: 1px solid rgb(255 255 255 / .25);
        cursor: var(--media-cursor, default);
      }

      slot[name="header"] > button[part~="back"],
      slot[name="header"]::slotted(button[part~="back"]) {
        cursor: var(--media-cursor, pointer);
      }

      svg[part~="back"] {
        height: var(--media-menu-icon-height, var(--media-control-height, 24px));
        fill: var(--media-icon-color, var(--media-primary-color, rgb(238 238 238)));
        display: block;
        margin-right: .5ch;
      }

      slot:not([name]) {
        gap: var(--media-menu-gap);
        flex-direction: var(--media-menu-flex-direction, column);
        overflow: var(--media-menu-overflow, hidden auto);
        display: flex;
        min-height: 0;
      }

      :host([role="menu"]) slot:not([name]) {
        padding-block: .4em;
      }

      slot:not([name])::slotted([role="menu"]) {
        background: none;
      }

      media-chrome-menu-item > span {
        margin-right: .5ch;
        max-width: var(--media-menu-item-max-width);
        text-overflow: ellipsis;
        overflow: hidden;
      }
    </style>
    <style id="layout-row" media="width:0">

      slot[name="header"] > *,
      slot[name="header"]::slotted(*) {
        padding: .4em .5em;
      }

      slot:not([name]) {
        gap: var(--media-menu-gap, .25em);
        flex-direction: var(--media-menu-flex-direction, row);
        padding-inline: .5em;
      }

      media-chrome-menu-item {
        padding: .3em .5em;
      }

      media-chrome-menu-item[aria-checked="true"] {
        background: var(--media-menu-item-checked-background, rgb(255 255 255 / .2));
      }

      
      media-chrome-menu-item::part(checked-indicator) {
        display: var(--media-menu-item-checked-indicator-display, none);
      }
    </style>
    <div id="container" part="container">
      <slot name="header" hidden>
        <button part="back button" aria-label="Back to previous menu">
          <slot name="back-icon">
            <svg aria-hidden="true" viewBox="0 0 20 24" part="back indicator">
              <path d="m11.88 17.585.742-.669-4.2-4.665 4.2-4.666-.743-.669-4.803 5.335 4.803 5.334Z"/>
            </svg>
          </slot>
          <slot name="title"></slot>
        </button>
      </slot>
      <slot></slot>
    </div>
    <slot name="checked-indicator" hidden></slot>
  `}var $e={STYLE:"style",HIDDEN:"hidden",DISABLED:"disabled",ANCHOR:"anchor"},q=class extends n.HTMLElement{constructor(){if(super(),P(this,gn),P(this,Us),P(this,xs),P(this,bn),P(this,An),P(this,Tn),P(this,Fi),P(this,Ns),P(this,Sn),P(this,Dn),P(this,In),P(this,xn),P(this,kn),P(this,yn),P(this,$a),P(this,Mn),P(this,Fa),P(this,Os),P(this,Kt,null),P(this,Ie,null),P(this,se,null),P(this,Ds,new Set),P(this,Wa,void 0),P(this,Fe,!1),P(this,Va,null),P(this,Ps,()=>{let t=O(this,Ds),i=new Set(this.items);for(let a of t)i.has(a)||this.dispatchEvent(new CustomEvent("removemenuitem",{detail:a}));for(let a of i)t.has(a)||this.dispatchEvent(new CustomEvent("addmenuitem",{detail:a}));gt(this,Ds,i)}),P(this,Wi,()=>{N(this,Fi,Ka).call(this),N(this,Ns,Rn).call(this,!1)}),P(this,$i,()=>{N(this,Fi,Ka).call(this)}),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let t=W(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(t)}this.container=this.shadowRoot.querySelector("#container"),this.defaultSlot=this.shadowRoot.querySelector("slot:not([name])"),gt(this,Wa,new MutationObserver(O(this,Ps)))}static get observedAttributes(){return[$e.DISABLED,$e.HIDDEN,$e.STYLE,$e.ANCHOR,y.MEDIA_CONTROLLER]}static formatMenuItemText(t,i){return t}enable(){this.addEventListener("click",this),this.addEventListener("focusout",this),this.addEventListener("keydown",this),this.addEventListener("invoke",this),this.addEventListener("toggle",this)}disable(){this.removeEventListener("click",this),this.removeEventListener("focusout",this),this.removeEventListener("keyup",this),this.removeEventListener("invoke",this),this.removeEventListener("toggle",this)}handleEvent(t){switch(t.type){case"slotchange":N(this,gn,yc).call(this,t);break;case"invoke":N(this,bn,Mc).call(this,t);break;case"click":N(this,Sn,Cc).call(this,t);break;case"toggle":N(this,In,Dc).call(this,t);break;case"focusout":N(this,kn,Oc).call(this,t);break;case"keydown":N(this,yn,Uc).call(this,t);break}}connectedCallback(){var t,i;O(this,Wa).observe(this.defaultSlot,{childList:!0}),gt(this,Va,ua(this.shadowRoot,":host")),N(this,xs,_n).call(this),this.hasAttribute("disabled")||this.enable(),this.role||(this.role="menu"),gt(this,Kt,dr(this)),(i=(t=O(this,Kt))==null?void 0:t.associateElement)==null||i.call(t,this),this.hidden||(jt(Ga(this),O(this,Wi)),jt(this,O(this,$i))),N(this,Us,Cn).call(this),this.shadowRoot.addEventListener("slotchange",this)}disconnectedCallback(){var t,i;O(this,Wa).disconnect(),te(Ga(this),O(this,Wi)),te(this,O(this,$i)),this.disable(),(i=(t=O(this,Kt))==null?void 0:t.unassociateElement)==null||i.call(t,this),gt(this,Kt,null),gt(this,Ie,null),gt(this,se,null),this.shadowRoot.removeEventListener("slotchange",this)}attributeChangedCallback(t,i,a){var r,o,l,d;t===$e.HIDDEN&&a!==i?(O(this,Fe)||gt(this,Fe,!0),this.hidden?N(this,Tn,wc).call(this):N(this,An,Lc).call(this),this.dispatchEvent(new Rs({oldState:this.hidden?"open":"closed",newState:this.hidden?"closed":"open",bubbles:!0}))):t===y.MEDIA_CONTROLLER?(i&&((o=(r=O(this,Kt))==null?void 0:r.unassociateElement)==null||o.call(r,this),gt(this,Kt,null)),a&&this.isConnected&&(gt(this,Kt,dr(this)),(d=(l=O(this,Kt))==null?void 0:l.associateElement)==null||d.call(l,this))):t===$e.DISABLED&&a!==i?a==null?this.enable():this.disable():t===$e.STYLE&&a!==i&&N(this,xs,_n).call(this)}formatMenuItemText(t,i){return this.constructor.formatMenuItemText(t,i)}get anchor(){return this.getAttribute("anchor")}set anchor(t){this.setAttribute("anchor",`${t}`)}get anchorElement(){var t;return this.anchor?(t=Me(this))==null?void 0:t.querySelector(`#${this.anchor}`):null}get items(){return this.defaultSlot.assignedElements({flatten:!0}).filter(bp)}get radioGroupItems(){return this.items.filter(t=>t.role==="menuitemradio")}get checkedItems(){return this.items.filter(t=>t.checked)}get value(){var t,i;return(i=(t=this.checkedItems[0])==null?void 0:t.value)!=null?i:""}set value(t){let i=this.items.find(a=>a.value===t);i&&N(this,Os,Ln).call(this,i)}focus(){if(gt(this,Ie,ca()),this.items.length){N(this,Fa,Bs).call(this,this.items[0]),this.items[0].focus();return}let t=this.querySelector('[autofocus], [tabindex]:not([tabindex="-1"]), [role="menu"]');t?.focus()}handleSelect(t){var i;let a=N(this,$a,Hs).call(this,t);a&&(N(this,Os,Ln).call(this,a,a.type==="checkbox"),O(this,se)&&!this.hidden&&((i=O(this,Ie))==null||i.focus(),this.hidden=!0))}get keysUsed(){return["Enter","Escape","Tab"," ","ArrowDown","ArrowUp","Home","End"]}handleMove(t){var i,a;let{key:r}=t,o=this.items,l=(a=(i=N(this,$a,Hs).call(this,t))!=null?i:N(this,Mn,Pc).call(this))!=null?a:o[0],d=o.indexOf(l),c=Math.max(0,d);r==="ArrowDown"?c++:r==="ArrowUp"?c--:t.key==="Home"?c=0:t.key==="End"&&(c=o.length-1),c<0&&(c=o.length-1),c>o.length-1&&(c=0),N(this,Fa,Bs).call(this,o[c]),o[c].focus()}};Kt=new WeakMap;Ie=new WeakMap;se=new WeakMap;Ds=new WeakMap;Wa=new WeakMap;Fe=new WeakMap;Va=new WeakMap;gn=new WeakSet;yc=function(e){let t=e.target;for(let i of t.assignedNodes({flatten:!0}))i.nodeType===3&&i.textContent.trim()===""&&i.remove();["header","title"].includes(t.name)&&N(this,Us,Cn).call(this),t.name||O(this,Ps).call(this)};Us=new WeakSet;Cn=function(){let e=this.shadowRoot.querySelector('slot[name="header"]'),t=this.shadowRoot.querySelector('slot[name="title"]');e.hidden=t.assignedNodes().length===0&&e.assignedNodes().length===0};Ps=new WeakMap;xs=new WeakSet;_n=function(){var e;let t=this.shadowRoot.querySelector("#layout-row"),i=(e=getComputedStyle(this).getPropertyValue("--media-menu-layout"))==null?void 0:e.trim();t.setAttribute("media",i==="row"?"":"width:0")};bn=new WeakSet;Mc=function(e){gt(this,se,e.relatedTarget),rt(this,e.relatedTarget)||(this.hidden=!this.hidden)};An=new WeakSet;Lc=function(){var e;(e=O(this,se))==null||e.setAttribute("aria-expanded","true"),this.addEventListener("transitionend",()=>this.focus(),{once:!0}),jt(Ga(this),O(this,Wi)),jt(this,O(this,$i))};Tn=new WeakSet;wc=function(){var e;(e=O(this,se))==null||e.setAttribute("aria-expanded","false"),te(Ga(this),O(this,Wi)),te(this,O(this,$i))};Wi=new WeakMap;$i=new WeakMap;Fi=new WeakSet;Ka=function(e){if(this.hasAttribute("mediacontroller")&&!this.anchor||this.hidden||!this.anchorElement)return;let{x:t,y:i}=Ic({anchor:this.anchorElement,floating:this,placement:"top-start"});e??(e=this.offsetWidth);let r=Ga(this).getBoundingClientRect(),o=r.width-t-e,l=r.height-i-this.offsetHeight,{style:d}=O(this,Va);d.setProperty("position","absolute"),d.setProperty("right",`${Math.max(0,o)}px`),d.setProperty("--_menu-bottom",`${l}px`);let c=getComputedStyle(this),M=d.getPropertyValue("--_menu-bottom")===c.bottom?l:parseFloat(c.bottom),k=r.height-M-parseFloat(c.marginBottom);this.style.setProperty("--_menu-max-height",`${k}px`)};Ns=new WeakSet;Rn=function(e){let t=this.querySelector('[role="menuitem"][aria-haspopup][aria-expanded="true"]'),i=t?.querySelector('[role="menu"]'),{style:a}=O(this,Va);if(e||a.setProperty("--media-menu-transition-in","none"),i){let r=i.offsetHeight,o=Math.max(i.offsetWidth,t.offsetWidth);this.style.setProperty("min-width",`${o}px`),this.style.setProperty("min-height",`${r}px`),N(this,Fi,Ka).call(this,o)}else this.style.removeProperty("min-width"),this.style.removeProperty("min-height"),N(this,Fi,Ka).call(this);a.removeProperty("--media-menu-transition-in")};Sn=new WeakSet;Cc=function(e){var t;if(e.stopPropagation(),e.composedPath().includes(O(this,Dn,Rc))){(t=O(this,Ie))==null||t.focus(),this.hidden=!0;return}let i=N(this,$a,Hs).call(this,e);!i||i.hasAttribute("disabled")||(N(this,Fa,Bs).call(this,i),this.handleSelect(e))};Dn=new WeakSet;Rc=function(){var e;return(e=this.shadowRoot.querySelector('slot[name="header"]').assignedElements({flatten:!0}))==null?void 0:e.find(i=>i.matches('button[part~="back"]'))};In=new WeakSet;Dc=function(e){if(e.target===this)return;N(this,xn,xc).call(this);let t=Array.from(this.querySelectorAll('[role="menuitem"][aria-haspopup]'));for(let i of t)i.invokeTargetElement!=e.target&&e.newState=="open"&&i.getAttribute("aria-expanded")=="true"&&!i.invokeTargetElement.hidden&&i.invokeTargetElement.dispatchEvent(new Se({relatedTarget:i}));for(let i of t)i.setAttribute("aria-expanded",`${!i.submenuElement.hidden}`);N(this,Ns,Rn).call(this,!0)};xn=new WeakSet;xc=function(){let t=this.querySelector('[role="menuitem"] > [role="menu"]:not([hidden])');this.container.classList.toggle("has-expanded",!!t)};kn=new WeakSet;Oc=function(e){var t;rt(this,e.relatedTarget)||(O(this,Fe)&&((t=O(this,Ie))==null||t.focus()),O(this,se)&&O(this,se)!==e.relatedTarget&&!this.hidden&&(this.hidden=!0))};yn=new WeakSet;Uc=function(e){var t,i,a,r,o;let{key:l,ctrlKey:d,altKey:c,metaKey:A}=e;if(!(d||c||A)&&this.keysUsed.includes(l))if(e.preventDefault(),e.stopPropagation(),l==="Tab"){if(O(this,Fe)){this.hidden=!0;return}e.shiftKey?(i=(t=this.previousElementSibling)==null?void 0:t.focus)==null||i.call(t):(r=(a=this.nextElementSibling)==null?void 0:a.focus)==null||r.call(a),this.blur()}else l==="Escape"?((o=O(this,Ie))==null||o.focus(),O(this,Fe)&&(this.hidden=!0)):l==="Enter"||l===" "?this.handleSelect(e):this.handleMove(e)};$a=new WeakSet;Hs=function(e){return e.composedPath().find(t=>["menuitemradio","menuitemcheckbox"].includes(t.role))};Mn=new WeakSet;Pc=function(){return this.items.find(e=>e.tabIndex===0)};Fa=new WeakSet;Bs=function(e){for(let t of this.items)t.tabIndex=t===e?0:-1};Os=new WeakSet;Ln=function(e,t){let i=[...this.checkedItems];e.type==="radio"&&this.radioGroupItems.forEach(a=>a.checked=!1),t?e.checked=!e.checked:e.checked=!0,this.checkedItems.some((a,r)=>a!=i[r])&&this.dispatchEvent(new Event("change",{bubbles:!0,composed:!0}))};q.shadowRootOptions={mode:"open"};q.getTemplateHTML=_p;function bp(e){return["menuitem","menuitemradio","menuitemcheckbox"].includes(e?.role)}function Ga(e){var t;return(t=e.getAttribute("bounds")?Dt(e,`#${e.getAttribute("bounds")}`):H(e)||e.parentElement)!=null?t:e}n.customElements.get("media-chrome-menu")||n.customElements.define("media-chrome-menu",q);var Bn=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},nt=(e,t,i)=>(Bn(e,t,"read from private field"),i?i.call(e):t.get(e)),oe=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},On=(e,t,i,a)=>(Bn(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),Ki=(e,t,i)=>(Bn(e,t,"access private method"),i),Ws,Ya,Un,Nc,Fs,Wn,$n,Hc,qt,Vi,Pn,$s,Nn;function Ap(e){return`
    <style>
      :host {
        transition: var(--media-menu-item-transition,
          background .15s linear,
          opacity .2s ease-in-out
        );
        outline: var(--media-menu-item-outline, 0);
        outline-offset: var(--media-menu-item-outline-offset, -1px);
        cursor: var(--media-cursor, pointer);
        display: flex;
        align-items: center;
        align-self: stretch;
        justify-self: stretch;
        white-space: nowrap;
        white-space-collapse: collapse;
        text-wrap: nowrap;
        padding: .4em .8em .4em 1em;
      }

      :host(:focus-visible) {
        box-shadow: var(--media-menu-item-focus-shadow, inset 0 0 0 2px rgb(27 127 204 / .9));
        outline: var(--media-menu-item-hover-outline, 0);
        outline-offset: var(--media-menu-item-hover-outline-offset,  var(--media-menu-item-outline-offset, -1px));
      }

      :host(:hover) {
        cursor: var(--media-cursor, pointer);
        background: var(--media-menu-item-hover-background, rgb(92 92 102 / .5));
        outline: var(--media-menu-item-hover-outline);
        outline-offset: var(--media-menu-item-hover-outline-offset,  var(--media-menu-item-outline-offset, -1px));
      }

      :host([aria-checked="true"]) {
        background: var(--media-menu-item-checked-background);
      }

      :host([hidden]) {
        display: none;
      }

      :host([disabled]) {
        pointer-events: none;
        color: rgba(255, 255, 255, .3);
      }

      slot:not([name]) {
        width: 100%;
      }

      slot:not([name="submenu"]) {
        display: inline-flex;
        align-items: center;
        transition: inherit;
        opacity: var(--media-menu-item-opacity, 1);
      }

      slot[name="description"] {
        justify-content: end;
      }

      slot[name="description"] > span {
        display: inline-block;
        margin-inline: 1em .2em;
        max-width: var(--media-menu-item-description-max-width, 100px);
        text-overflow: ellipsis;
        overflow: hidden;
        font-size: .8em;
        font-weight: 400;
        text-align: right;
        position: relative;
        top: .04em;
      }

      slot[name="checked-indicator"] {
        display: none;
      }

      :host(:is([role="menuitemradio"],[role="menuitemcheckbox"])) slot[name="checked-indicator"] {
        display: var(--media-menu-item-checked-indicator-display, inline-block);
      }

      
      svg, img, ::slotted(svg), ::slotted(img) {
        height: var(--media-menu-item-icon-height, var(--media-control-height, 24px));
        fill: var(--media-icon-color, var(--media-primary-color, rgb(238 238 238)));
        display: block;
      }

      
      [part~="indicator"],
      ::slotted([part~="indicator"]) {
        fill: var(--media-menu-item-indicator-fill,
          var(--media-icon-color, var(--media-primary-color, rgb(238 238 238))));
        height: var(--media-menu-item-indicator-height, 1.25em);
        margin-right: .5ch;
      }

      [part~="checked-indicator"] {
        visibility: hidden;
      }

      :host([aria-checked="true"]) [part~="checked-indicator"] {
        visibility: visible;
      }
    </style>
    <slot name="checked-indicator">
      <svg aria-hidden="true" viewBox="0 1 24 24" part="checked-indicator indicator">
        <path d="m10 15.17 9.193-9.191 1.414 1.414-10.606 10.606-6.364-6.364 1.414-1.414 4.95 4.95Z"/>
      </svg>
    </slot>
    <slot name="prefix"></slot>
    <slot></slot>
    <slot name="description"></slot>
    <slot name="suffix">
      ${this.getSuffixSlotInnerHTML(e)}
    </slot>
    <slot name="submenu"></slot>
  `}function Tp(e){return""}var _t={TYPE:"type",VALUE:"value",CHECKED:"checked",DISABLED:"disabled"},pt=class extends n.HTMLElement{constructor(){if(super(),oe(this,Un),oe(this,Fs),oe(this,$n),oe(this,$s),oe(this,Ws,!1),oe(this,Ya,void 0),oe(this,qt,()=>{var t,i;this.submenuElement.items&&this.setAttribute("submenusize",`${this.submenuElement.items.length}`);let a=this.shadowRoot.querySelector('slot[name="description"]'),r=(t=this.submenuElement.checkedItems)==null?void 0:t[0],o=(i=r?.dataset.description)!=null?i:r?.text,l=$.createElement("span");l.textContent=o??"",a.replaceChildren(l)}),oe(this,Vi,t=>{let{key:i}=t;if(!this.keysUsed.includes(i)){this.removeEventListener("keyup",nt(this,Vi));return}this.handleClick(t)}),oe(this,Pn,t=>{let{metaKey:i,altKey:a,key:r}=t;if(i||a||!this.keysUsed.includes(r)){this.removeEventListener("keyup",nt(this,Vi));return}this.addEventListener("keyup",nt(this,Vi),{once:!0})}),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let t=W(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(t)}}static get observedAttributes(){return[_t.TYPE,_t.DISABLED,_t.CHECKED,_t.VALUE]}enable(){this.hasAttribute("tabindex")||this.setAttribute("tabindex","-1"),qa(this)&&!this.hasAttribute("aria-checked")&&this.setAttribute("aria-checked","false"),this.addEventListener("click",this),this.addEventListener("keydown",this)}disable(){this.removeAttribute("tabindex"),this.removeEventListener("click",this),this.removeEventListener("keydown",this),this.removeEventListener("keyup",this)}handleEvent(t){switch(t.type){case"slotchange":Ki(this,Un,Nc).call(this,t);break;case"click":this.handleClick(t);break;case"keydown":nt(this,Pn).call(this,t);break;case"keyup":nt(this,Vi).call(this,t);break}}attributeChangedCallback(t,i,a){t===_t.CHECKED&&qa(this)&&!nt(this,Ws)?this.setAttribute("aria-checked",a!=null?"true":"false"):t===_t.TYPE&&a!==i?this.role="menuitem"+a:t===_t.DISABLED&&a!==i&&(a==null?this.enable():this.disable())}connectedCallback(){this.hasAttribute(_t.DISABLED)||this.enable(),this.role="menuitem"+this.type,On(this,Ya,Hn(this,this.parentNode)),Ki(this,$s,Nn).call(this),this.submenuElement&&Ki(this,Fs,Wn).call(this),this.shadowRoot.addEventListener("slotchange",this)}disconnectedCallback(){this.disable(),Ki(this,$s,Nn).call(this),On(this,Ya,null),this.shadowRoot.removeEventListener("slotchange",this)}get invokeTarget(){return this.getAttribute("invoketarget")}set invokeTarget(t){this.setAttribute("invoketarget",`${t}`)}get invokeTargetElement(){var t;return this.invokeTarget?(t=Me(this))==null?void 0:t.querySelector(`#${this.invokeTarget}`):this.submenuElement}get submenuElement(){return this.shadowRoot.querySelector('slot[name="submenu"]').assignedElements({flatten:!0})[0]}get type(){var t;return(t=this.getAttribute(_t.TYPE))!=null?t:""}set type(t){this.setAttribute(_t.TYPE,`${t}`)}get value(){var t;return(t=this.getAttribute(_t.VALUE))!=null?t:this.text}set value(t){this.setAttribute(_t.VALUE,t)}get text(){var t;return((t=this.textContent)!=null?t:"").trim()}get checked(){if(qa(this))return this.getAttribute("aria-checked")==="true"}set checked(t){qa(this)&&(On(this,Ws,!0),this.setAttribute("aria-checked",t?"true":"false"),t?this.part.add("checked"):this.part.remove("checked"))}handleClick(t){qa(this)||this.invokeTargetElement&&rt(this,t.target)&&this.invokeTargetElement.dispatchEvent(new Se({relatedTarget:this}))}get keysUsed(){return["Enter"," "]}};Ws=new WeakMap;Ya=new WeakMap;Un=new WeakSet;Nc=function(e){let t=e.target;if(!t?.name)for(let a of t.assignedNodes({flatten:!0}))a instanceof Text&&a.textContent.trim()===""&&a.remove();t.name==="submenu"&&(this.submenuElement?Ki(this,Fs,Wn).call(this):Ki(this,$n,Hc).call(this))};Fs=new WeakSet;Wn=async function(){this.setAttribute("aria-haspopup","menu"),this.setAttribute("aria-expanded",`${!this.submenuElement.hidden}`),this.submenuElement.addEventListener("change",nt(this,qt)),this.submenuElement.addEventListener("addmenuitem",nt(this,qt)),this.submenuElement.addEventListener("removemenuitem",nt(this,qt)),nt(this,qt).call(this)};$n=new WeakSet;Hc=function(){this.removeAttribute("aria-haspopup"),this.removeAttribute("aria-expanded"),this.submenuElement.removeEventListener("change",nt(this,qt)),this.submenuElement.removeEventListener("addmenuitem",nt(this,qt)),this.submenuElement.removeEventListener("removemenuitem",nt(this,qt)),nt(this,qt).call(this)};qt=new WeakMap;Vi=new WeakMap;Pn=new WeakMap;$s=new WeakSet;Nn=function(){var e;let t=(e=nt(this,Ya))==null?void 0:e.radioGroupItems;if(!t)return;let i=t.filter(a=>a.getAttribute("aria-checked")==="true").pop();i||(i=t[0]);for(let a of t)a.setAttribute("aria-checked","false");i?.setAttribute("aria-checked","true")};pt.shadowRootOptions={mode:"open"};pt.getTemplateHTML=Ap;pt.getSuffixSlotInnerHTML=Tp;function qa(e){return e.type==="radio"||e.type==="checkbox"}function Hn(e,t){if(!e)return null;let{host:i}=e.getRootNode();return!t&&i?Hn(e,i):t?.items?t:Hn(t,t?.parentNode)}n.customElements.get("media-chrome-menu-item")||n.customElements.define("media-chrome-menu-item",pt);function Sp(e){return`
    ${q.getTemplateHTML(e)}
    <style>
      :host {
        --_menu-bg: rgb(20 20 30 / .8);
        background: var(--media-settings-menu-background,
            var(--media-menu-background,
              var(--media-control-background,
                var(--media-secondary-color, var(--_menu-bg)))));
        min-width: var(--media-settings-menu-min-width, 170px);
        border-radius: 2px 2px 0 0;
        overflow: hidden;
      }

      @-moz-document url-prefix() {
        :host{
          --_menu-bg: rgb(20 20 30);
        }
      }

      :host([role="menu"]) {
        
        justify-content: end;
      }

      slot:not([name]) {
        justify-content: var(--media-settings-menu-justify-content);
        flex-direction: var(--media-settings-menu-flex-direction, column);
        overflow: visible;
      }

      #container.has-expanded {
        --media-settings-menu-item-opacity: 0;
      }
    </style>
  `}var Qa=class extends q{get anchorElement(){return this.anchor!=="auto"?super.anchorElement:H(this).querySelector("media-settings-menu-button")}};Qa.getTemplateHTML=Sp;n.customElements.get("media-settings-menu")||n.customElements.define("media-settings-menu",Qa);function Ip(e){return`
    ${pt.getTemplateHTML.call(this,e)}
    <style>
      slot:not([name="submenu"]) {
        opacity: var(--media-settings-menu-item-opacity, var(--media-menu-item-opacity));
      }

      :host([aria-expanded="true"]:hover) {
        background: transparent;
      }
    </style>
  `}function kp(e){return`
    <svg aria-hidden="true" viewBox="0 0 20 24">
      <path d="m8.12 17.585-.742-.669 4.2-4.665-4.2-4.666.743-.669 4.803 5.335-4.803 5.334Z"/>
    </svg>
  `}var Ve=class extends pt{};Ve.shadowRootOptions={mode:"open"};Ve.getTemplateHTML=Ip;Ve.getSuffixSlotInnerHTML=kp;n.customElements.get("media-settings-menu-item")||n.customElements.define("media-settings-menu-item",Ve);var dt=class extends x{connectedCallback(){super.connectedCallback(),this.invokeTargetElement&&this.setAttribute("aria-haspopup","menu")}get invokeTarget(){return this.getAttribute("invoketarget")}set invokeTarget(t){this.setAttribute("invoketarget",`${t}`)}get invokeTargetElement(){var t;return this.invokeTarget?(t=Me(this))==null?void 0:t.querySelector(`#${this.invokeTarget}`):null}handleClick(){var t;(t=this.invokeTargetElement)==null||t.dispatchEvent(new Se({relatedTarget:this}))}};n.customElements.get("media-chrome-menu-button")||n.customElements.define("media-chrome-menu-button",dt);function yp(){return`
    <style>
      :host([aria-expanded="true"]) slot[name=tooltip] {
        display: none;
      }
    </style>
    <slot name="icon">
      <svg aria-hidden="true" viewBox="0 0 24 24">
        <path d="M4.5 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm7.5 0a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm7.5 0a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z"/>
      </svg>
    </slot>
  `}function Mp(){return u("Settings")}var Gi=class extends dt{static get observedAttributes(){return[...super.observedAttributes,"target"]}connectedCallback(){super.connectedCallback(),this.setAttribute("aria-label",u("settings"))}get invokeTargetElement(){return this.invokeTarget!=null?super.invokeTargetElement:H(this).querySelector("media-settings-menu")}};Gi.getSlotTemplateHTML=yp;Gi.getTooltipContentHTML=Mp;n.customElements.get("media-settings-menu-button")||n.customElements.define("media-settings-menu-button",Gi);var Gn=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},Bc=(e,t,i)=>(Gn(e,t,"read from private field"),i?i.call(e):t.get(e)),Vs=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},Fn=(e,t,i,a)=>(Gn(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),Ks=(e,t,i)=>(Gn(e,t,"access private method"),i),za,Ys,Gs,Vn,qs,Kn,Qs=class extends q{constructor(){super(...arguments),Vs(this,Gs),Vs(this,qs),Vs(this,za,[]),Vs(this,Ys,void 0)}static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_AUDIO_TRACK_LIST,s.MEDIA_AUDIO_TRACK_ENABLED,s.MEDIA_AUDIO_TRACK_UNAVAILABLE]}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),t===s.MEDIA_AUDIO_TRACK_ENABLED&&i!==a?this.value=a:t===s.MEDIA_AUDIO_TRACK_LIST&&i!==a&&(Fn(this,za,Nl(a??"")),Ks(this,Gs,Vn).call(this))}connectedCallback(){super.connectedCallback(),this.addEventListener("change",Ks(this,qs,Kn))}disconnectedCallback(){super.disconnectedCallback(),this.removeEventListener("change",Ks(this,qs,Kn))}get anchorElement(){var t;return this.anchor!=="auto"?super.anchorElement:(t=H(this))==null?void 0:t.querySelector("media-audio-track-menu-button")}get mediaAudioTrackList(){return Bc(this,za)}set mediaAudioTrackList(t){Fn(this,za,t),Ks(this,Gs,Vn).call(this)}get mediaAudioTrackEnabled(){var t;return(t=S(this,s.MEDIA_AUDIO_TRACK_ENABLED))!=null?t:""}set mediaAudioTrackEnabled(t){T(this,s.MEDIA_AUDIO_TRACK_ENABLED,t)}};za=new WeakMap;Ys=new WeakMap;Gs=new WeakSet;Vn=function(){if(Bc(this,Ys)===JSON.stringify(this.mediaAudioTrackList))return;Fn(this,Ys,JSON.stringify(this.mediaAudioTrackList));let e=this.mediaAudioTrackList;this.defaultSlot.textContent="",e.sort((t,i)=>t.id.localeCompare(i.id,void 0,{numeric:!0}));for(let t of e){let i=this.formatMenuItemText(t.label,t),a=Gt({type:"radio",text:i,value:`${t.id}`,checked:t.enabled});a.prepend(Rt(this,"checked-indicator")),this.defaultSlot.append(a)}};qs=new WeakSet;Kn=function(){if(this.value==null)return;let e=new n.CustomEvent(h.MEDIA_AUDIO_TRACK_REQUEST,{composed:!0,bubbles:!0,detail:this.value});this.dispatchEvent(e)};n.customElements.get("media-audio-track-menu")||n.customElements.define("media-audio-track-menu",Qs);var Lp=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="M11 17H9.5V7H11v10Zm-3-3H6.5v-4H8v4Zm6-5h-1.5v6H14V9Zm3 7h-1.5V8H17v8Z"/>
  <path d="M22 12c0 5.523-4.477 10-10 10S2 17.523 2 12 6.477 2 12 2s10 4.477 10 10Zm-2 0a8 8 0 1 0-16 0 8 8 0 0 0 16 0Z"/>
</svg>`;function wp(){return`
    <style>
      :host([aria-expanded="true"]) slot[name=tooltip] {
        display: none;
      }
    </style>
    <slot name="icon">${Lp}</slot>
  `}function Cp(){return u("Audio")}var Wc=e=>{let t=u("Audio");e.setAttribute("aria-label",t)},qi=class extends dt{static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_AUDIO_TRACK_ENABLED,s.MEDIA_AUDIO_TRACK_UNAVAILABLE]}connectedCallback(){super.connectedCallback(),Wc(this)}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),t===s.MEDIA_LANG&&Wc(this)}get invokeTargetElement(){var t;return this.invokeTarget!=null?super.invokeTargetElement:(t=H(this))==null?void 0:t.querySelector("media-audio-track-menu")}get mediaAudioTrackEnabled(){var t;return(t=S(this,s.MEDIA_AUDIO_TRACK_ENABLED))!=null?t:""}set mediaAudioTrackEnabled(t){T(this,s.MEDIA_AUDIO_TRACK_ENABLED,t)}};qi.getSlotTemplateHTML=wp;qi.getTooltipContentHTML=Cp;n.customElements.get("media-audio-track-menu-button")||n.customElements.define("media-audio-track-menu-button",qi);var zn=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},Rp=(e,t,i)=>(zn(e,t,"read from private field"),i?i.call(e):t.get(e)),qn=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},Dp=(e,t,i,a)=>(zn(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),zs=(e,t,i)=>(zn(e,t,"access private method"),i),Js,Zs,Yn,Xs,Qn,xp=`
  <svg aria-hidden="true" viewBox="0 0 26 24" part="captions-indicator indicator">
    <path d="M22.83 5.68a2.58 2.58 0 0 0-2.3-2.5c-3.62-.24-11.44-.24-15.06 0a2.58 2.58 0 0 0-2.3 2.5c-.23 4.21-.23 8.43 0 12.64a2.58 2.58 0 0 0 2.3 2.5c3.62.24 11.44.24 15.06 0a2.58 2.58 0 0 0 2.3-2.5c.23-4.21.23-8.43 0-12.64Zm-11.39 9.45a3.07 3.07 0 0 1-1.91.57 3.06 3.06 0 0 1-2.34-1 3.75 3.75 0 0 1-.92-2.67 3.92 3.92 0 0 1 .92-2.77 3.18 3.18 0 0 1 2.43-1 2.94 2.94 0 0 1 2.13.78c.364.359.62.813.74 1.31l-1.43.35a1.49 1.49 0 0 0-1.51-1.17 1.61 1.61 0 0 0-1.29.58 2.79 2.79 0 0 0-.5 1.89 3 3 0 0 0 .49 1.93 1.61 1.61 0 0 0 1.27.58 1.48 1.48 0 0 0 1-.37 2.1 2.1 0 0 0 .59-1.14l1.4.44a3.23 3.23 0 0 1-1.07 1.69Zm7.22 0a3.07 3.07 0 0 1-1.91.57 3.06 3.06 0 0 1-2.34-1 3.75 3.75 0 0 1-.92-2.67 3.88 3.88 0 0 1 .93-2.77 3.14 3.14 0 0 1 2.42-1 3 3 0 0 1 2.16.82 2.8 2.8 0 0 1 .73 1.31l-1.43.35a1.49 1.49 0 0 0-1.51-1.21 1.61 1.61 0 0 0-1.29.58A2.79 2.79 0 0 0 15 12a3 3 0 0 0 .49 1.93 1.61 1.61 0 0 0 1.27.58 1.44 1.44 0 0 0 1-.37 2.1 2.1 0 0 0 .6-1.15l1.4.44a3.17 3.17 0 0 1-1.1 1.7Z"/>
  </svg>`;function Op(e){return`
    ${q.getTemplateHTML(e)}
    <slot name="captions-indicator" hidden>${xp}</slot>
  `}var Za=class extends q{constructor(){super(...arguments),qn(this,Zs),qn(this,Xs),qn(this,Js,void 0)}static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_SUBTITLES_LIST,s.MEDIA_SUBTITLES_SHOWING]}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),t===s.MEDIA_SUBTITLES_LIST&&i!==a?zs(this,Zs,Yn).call(this):t===s.MEDIA_SUBTITLES_SHOWING&&i!==a&&(this.value=a||"",zs(this,Zs,Yn).call(this))}connectedCallback(){super.connectedCallback(),this.addEventListener("change",zs(this,Xs,Qn))}disconnectedCallback(){super.disconnectedCallback(),this.removeEventListener("change",zs(this,Xs,Qn))}get anchorElement(){return this.anchor!=="auto"?super.anchorElement:H(this).querySelector("media-captions-menu-button")}get mediaSubtitlesList(){return $c(this,s.MEDIA_SUBTITLES_LIST)}set mediaSubtitlesList(t){Fc(this,s.MEDIA_SUBTITLES_LIST,t)}get mediaSubtitlesShowing(){return $c(this,s.MEDIA_SUBTITLES_SHOWING)}set mediaSubtitlesShowing(t){Fc(this,s.MEDIA_SUBTITLES_SHOWING,t)}};Js=new WeakMap;Zs=new WeakSet;Yn=function(){var e;let t=Rp(this,Js)!==JSON.stringify(this.mediaSubtitlesList),i=this.value!==this.getAttribute(s.MEDIA_SUBTITLES_SHOWING);if(!t&&!i)return;Dp(this,Js,JSON.stringify(this.mediaSubtitlesList)),this.defaultSlot.textContent="";let a=!this.value,r=Gt({type:"radio",text:this.formatMenuItemText(u("Off")),value:"off",checked:a});r.prepend(Rt(this,"checked-indicator")),this.defaultSlot.append(r);let o=this.mediaSubtitlesList;for(let l of o){let d=Gt({type:"radio",text:this.formatMenuItemText(l.label,l),value:kr(l),checked:this.value==kr(l)});d.prepend(Rt(this,"checked-indicator")),((e=l.kind)!=null?e:"subs")==="captions"&&d.append(Rt(this,"captions-indicator")),this.defaultSlot.append(d)}};Xs=new WeakSet;Qn=function(){let e=this.mediaSubtitlesShowing,t=this.getAttribute(s.MEDIA_SUBTITLES_SHOWING),i=this.value!==t;if(e?.length&&i&&this.dispatchEvent(new n.CustomEvent(h.MEDIA_DISABLE_SUBTITLES_REQUEST,{composed:!0,bubbles:!0,detail:e})),!this.value||!i)return;let a=new n.CustomEvent(h.MEDIA_SHOW_SUBTITLES_REQUEST,{composed:!0,bubbles:!0,detail:this.value});this.dispatchEvent(a)};Za.getTemplateHTML=Op;var $c=(e,t)=>{let i=e.getAttribute(t);return i?De(i):[]},Fc=(e,t,i)=>{if(!i?.length){e.removeAttribute(t);return}let a=ae(i);e.getAttribute(t)!==a&&e.setAttribute(t,a)};n.customElements.get("media-captions-menu")||n.customElements.define("media-captions-menu",Za);var Up=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M22.83 5.68a2.58 2.58 0 0 0-2.3-2.5c-3.62-.24-11.44-.24-15.06 0a2.58 2.58 0 0 0-2.3 2.5c-.23 4.21-.23 8.43 0 12.64a2.58 2.58 0 0 0 2.3 2.5c3.62.24 11.44.24 15.06 0a2.58 2.58 0 0 0 2.3-2.5c.23-4.21.23-8.43 0-12.64Zm-11.39 9.45a3.07 3.07 0 0 1-1.91.57 3.06 3.06 0 0 1-2.34-1 3.75 3.75 0 0 1-.92-2.67 3.92 3.92 0 0 1 .92-2.77 3.18 3.18 0 0 1 2.43-1 2.94 2.94 0 0 1 2.13.78c.364.359.62.813.74 1.31l-1.43.35a1.49 1.49 0 0 0-1.51-1.17 1.61 1.61 0 0 0-1.29.58 2.79 2.79 0 0 0-.5 1.89 3 3 0 0 0 .49 1.93 1.61 1.61 0 0 0 1.27.58 1.48 1.48 0 0 0 1-.37 2.1 2.1 0 0 0 .59-1.14l1.4.44a3.23 3.23 0 0 1-1.07 1.69Zm7.22 0a3.07 3.07 0 0 1-1.91.57 3.06 3.06 0 0 1-2.34-1 3.75 3.75 0 0 1-.92-2.67 3.88 3.88 0 0 1 .93-2.77 3.14 3.14 0 0 1 2.42-1 3 3 0 0 1 2.16.82 2.8 2.8 0 0 1 .73 1.31l-1.43.35a1.49 1.49 0 0 0-1.51-1.21 1.61 1.61 0 0 0-1.29.58A2.79 2.79 0 0 0 15 12a3 3 0 0 0 .49 1.93 1.61 1.61 0 0 0 1.27.58 1.44 1.44 0 0 0 1-.37 2.1 2.1 0 0 0 .6-1.15l1.4.44a3.17 3.17 0 0 1-1.1 1.7Z"/>
</svg>`,Pp=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M17.73 14.09a1.4 1.4 0 0 1-1 .37 1.579 1.579 0 0 1-1.27-.58A3 3 0 0 1 15 12a2.8 2.8 0 0 1 .5-1.85 1.63 1.63 0 0 1 1.29-.57 1.47 1.47 0 0 1 1.51 1.2l1.43-.34A2.89 2.89 0 0 0 19 9.07a3 3 0 0 0-2.14-.78 3.14 3.14 0 0 0-2.42 1 3.91 3.91 0 0 0-.93 2.78 3.74 3.74 0 0 0 .92 2.66 3.07 3.07 0 0 0 2.34 1 3.07 3.07 0 0 0 1.91-.57 3.17 3.17 0 0 0 1.07-1.74l-1.4-.45c-.083.43-.3.822-.62 1.12Zm-7.22 0a1.43 1.43 0 0 1-1 .37 1.58 1.58 0 0 1-1.27-.58A3 3 0 0 1 7.76 12a2.8 2.8 0 0 1 .5-1.85 1.63 1.63 0 0 1 1.29-.57 1.47 1.47 0 0 1 1.51 1.2l1.43-.34a2.81 2.81 0 0 0-.74-1.32 2.94 2.94 0 0 0-2.13-.78 3.18 3.18 0 0 0-2.43 1 4 4 0 0 0-.92 2.78 3.74 3.74 0 0 0 .92 2.66 3.07 3.07 0 0 0 2.34 1 3.07 3.07 0 0 0 1.91-.57 3.23 3.23 0 0 0 1.07-1.74l-1.4-.45a2.06 2.06 0 0 1-.6 1.07Zm12.32-8.41a2.59 2.59 0 0 0-2.3-2.51C18.72 3.05 15.86 3 13 3c-2.86 0-5.72.05-7.53.17a2.59 2.59 0 0 0-2.3 2.51c-.23 4.207-.23 8.423 0 12.63a2.57 2.57 0 0 0 2.3 2.5c1.81.13 4.67.19 7.53.19 2.86 0 5.72-.06 7.53-.19a2.57 2.57 0 0 0 2.3-2.5c.23-4.207.23-8.423 0-12.63Zm-1.49 12.53a1.11 1.11 0 0 1-.91 1.11c-1.67.11-4.45.18-7.43.18-2.98 0-5.76-.07-7.43-.18a1.11 1.11 0 0 1-.91-1.11c-.21-4.14-.21-8.29 0-12.43a1.11 1.11 0 0 1 .91-1.11C7.24 4.56 10 4.49 13 4.49s5.76.07 7.43.18a1.11 1.11 0 0 1 .91 1.11c.21 4.14.21 8.29 0 12.43Z"/>
</svg>`;function Np(){return`
    <style>
      :host([data-captions-enabled="true"]) slot[name=off] {
        display: none !important;
      }

      
      :host(:not([data-captions-enabled="true"])) slot[name=on] {
        display: none !important;
      }

      :host([aria-expanded="true"]) slot[name=tooltip] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="on">${Up}</slot>
      <slot name="off">${Pp}</slot>
    </slot>
  `}function Hp(){return u("Captions")}var Vc=e=>{e.setAttribute("data-captions-enabled",yr(e).toString())},Kc=e=>{e.setAttribute("aria-label",u("closed captions"))},Yi=class extends dt{static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_SUBTITLES_LIST,s.MEDIA_SUBTITLES_SHOWING,s.MEDIA_LANG]}connectedCallback(){super.connectedCallback(),Kc(this),Vc(this)}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),t===s.MEDIA_SUBTITLES_SHOWING?Vc(this):t===s.MEDIA_LANG&&Kc(this)}get invokeTargetElement(){var t;return this.invokeTarget!=null?super.invokeTargetElement:(t=H(this))==null?void 0:t.querySelector("media-captions-menu")}get mediaSubtitlesList(){return Gc(this,s.MEDIA_SUBTITLES_LIST)}set mediaSubtitlesList(t){qc(this,s.MEDIA_SUBTITLES_LIST,t)}get mediaSubtitlesShowing(){return Gc(this,s.MEDIA_SUBTITLES_SHOWING)}set mediaSubtitlesShowing(t){qc(this,s.MEDIA_SUBTITLES_SHOWING,t)}};Yi.getSlotTemplateHTML=Np;Yi.getTooltipContentHTML=Hp;var Gc=(e,t)=>{let i=e.getAttribute(t);return i?De(i):[]},qc=(e,t,i)=>{if(!i?.length){e.removeAttribute(t);return}let a=ae(i);e.getAttribute(t)!==a&&e.setAttribute(t,a)};n.customElements.get("media-captions-menu-button")||n.customElements.define("media-captions-menu-button",Yi);var Yc=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},zi=(e,t,i)=>(Yc(e,t,"read from private field"),i?i.call(e):t.get(e)),Zn=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},Qi=(e,t,i)=>(Yc(e,t,"access private method"),i),ke,Zi,Xa,js,Jn,Xn={RATES:"rates"},to=class extends q{constructor(){super(),Zn(this,Zi),Zn(this,js),Zn(this,ke,new pe(this,Xn.RATES,{defaultValue:tn})),Qi(this,Zi,Xa).call(this)}static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_PLAYBACK_RATE,Xn.RATES]}attributeChangedCallback(t,i,a){super.attributeChangedCallback(t,i,a),t===s.MEDIA_PLAYBACK_RATE&&i!=a?(this.value=a,Qi(this,Zi,Xa).call(this)):t===Xn.RATES&&i!=a&&(zi(this,ke).value=a,Qi(this,Zi,Xa).call(this))}connectedCallback(){super.connectedCallback(),this.addEventListener("change",Qi(this,js,Jn))}disconnectedCallback(){super.disconnectedCallback(),this.removeEventListener("change",Qi(this,js,Jn))}get anchorElement(){return this.anchor!=="auto"?super.anchorElement:H(this).querySelector("media-playback-rate-menu-button")}get rates(){return zi(this,ke)}set rates(t){t?Array.isArray(t)?zi(this,ke).value=t.join(" "):typeof t=="string"&&(zi(this,ke).value=t):zi(this,ke).value="",Qi(this,Zi,Xa).call(this)}get mediaPlaybackRate(){return w(this,s.MEDIA_PLAYBACK_RATE,He)}set mediaPlaybackRate(t){R(this,s.MEDIA_PLAYBACK_RATE,t)}};ke=new WeakMap;Zi=new WeakSet;Xa=function(){this.defaultSlot.textContent="";let e=Bt(this.mediaPlaybackRate),t=new Set(Array.from(zi(this,ke)).map(a=>Bt(Number(a))));e>0&&!t.has(e)&&t.add(e);let i=Array.from(t).sort((a,r)=>a-r);for(let a of i){let r=Gt({type:"radio",text:this.formatMenuItemText(`${a}x`,a),value:a.toString(),checked:e===a});r.prepend(Rt(this,"checked-indicator")),this.defaultSlot.append(r)}};js=new WeakSet;Jn=function(){if(!this.value)return;let e=new n.CustomEvent(h.MEDIA_PLAYBACK_RATE_REQUEST,{composed:!0,bubbles:!0,detail:this.value});this.dispatchEvent(e)};n.customElements.get("media-playback-rate-menu")||n.customElements.define("media-playback-rate-menu",to);var eo=1;function Bp(e){return`
    <style>
      :host {
        min-width: 5ch;
        padding: var(--media-button-padding, var(--media-control-padding, 10px 5px));
      }

      :host([aria-expanded="true"]) slot {
        display: block;
      }

      :host([aria-expanded="true"]) slot[name=tooltip] {
        display: none;
      }
    </style>
    <slot name="icon">${e.mediaplaybackrate?Bt(+e.mediaplaybackrate):eo}x</slot>
  `}function Wp(){return u("Playback rate")}var Xi=class extends dt{static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_PLAYBACK_RATE]}constructor(){var t;super(),this.container=this.shadowRoot.querySelector('slot[name="icon"]'),this.container.innerHTML=`${Bt((t=this.mediaPlaybackRate)!=null?t:eo)}x`}attributeChangedCallback(t,i,a){if(super.attributeChangedCallback(t,i,a),t===s.MEDIA_PLAYBACK_RATE){let r=a?+a:Number.NaN,o=Bt(Number.isNaN(r)?eo:r);this.container.innerHTML=`${o}x`,this.setAttribute("aria-label",u("Playback rate {playbackRate}",{playbackRate:o}))}}get invokeTargetElement(){return this.invokeTarget!=null?super.invokeTargetElement:H(this).querySelector("media-playback-rate-menu")}get mediaPlaybackRate(){return w(this,s.MEDIA_PLAYBACK_RATE,eo)}set mediaPlaybackRate(t){R(this,s.MEDIA_PLAYBACK_RATE,t)}};Xi.getSlotTemplateHTML=Bp;Xi.getTooltipContentHTML=Wp;n.customElements.get("media-playback-rate-menu-button")||n.customElements.define("media-playback-rate-menu-button",Xi);var tl=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},ne=(e,t,i)=>(tl(e,t,"read from private field"),i?i.call(e):t.get(e)),io=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},Qc=(e,t,i,a)=>(tl(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),Ji=(e,t,i)=>(tl(e,t,"access private method"),i),Ja,Yt,ji,ja,ao,jn,ro=class extends q{constructor(){super(...arguments),io(this,ji),io(this,ao),io(this,Ja,[]),io(this,Yt,{})}static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_RENDITION_LIST,s.MEDIA_RENDITION_SELECTED,s.MEDIA_RENDITION_UNAVAILABLE,s.MEDIA_HEIGHT,s.MEDIA_WIDTH]}static formatMenuItemText(t,i){return super.formatMenuItemText(t,i)}static formatRendition(t,{showBitrate:i=!1}={}){let a=`${Math.min(t.width,t.height)}p`;if(i&&t.bitrate){let r=t.bitrate/1e6,o=`${r.toFixed(r<1?1:0)} Mbps`;return`${a} (${o})`}return this.formatMenuItemText(a,t)}static compareRendition(t,i){var a,r;return i.height===t.height?((a=i.bitrate)!=null?a:0)-((r=t.bitrate)!=null?r:0):i.height-t.height}attributeChangedCallback(t,i,a){if(super.attributeChangedCallback(t,i,a),i!==a)switch(t){case s.MEDIA_RENDITION_SELECTED:this.value=a??"auto",Ji(this,ji,ja).call(this);break;case s.MEDIA_RENDITION_LIST:Qc(this,Ja,Ul(a)),Ji(this,ji,ja).call(this);break;case s.MEDIA_HEIGHT:case s.MEDIA_WIDTH:Ji(this,ji,ja).call(this);break}}connectedCallback(){super.connectedCallback(),this.addEventListener("change",Ji(this,ao,jn))}disconnectedCallback(){super.disconnectedCallback(),this.removeEventListener("change",Ji(this,ao,jn))}get anchorElement(){return this.anchor!=="auto"?super.anchorElement:H(this).querySelector("media-rendition-menu-button")}get mediaRenditionList(){return ne(this,Ja)}set mediaRenditionList(t){Qc(this,Ja,t),Ji(this,ji,ja).call(this)}get mediaRenditionSelected(){return S(this,s.MEDIA_RENDITION_SELECTED)}set mediaRenditionSelected(t){T(this,s.MEDIA_RENDITION_SELECTED,t)}get mediaHeight(){return w(this,s.MEDIA_HEIGHT)}set mediaHeight(t){R(this,s.MEDIA_HEIGHT,t)}get mediaWidth(){return w(this,s.MEDIA_WIDTH)}set mediaWidth(t){R(this,s.MEDIA_WIDTH,t)}compareRendition(t,i){return this.constructor.compareRendition(t,i)}formatMenuItemText(t,i){return this.constructor.formatMenuItemText(t,i)}formatRendition(t,i){return this.constructor.formatRendition(t,i)}showRenditionBitrate(t){return this.mediaRenditionList.some(i=>i!==t&&i.height===t.height&&i.bitrate!==t.bitrate)}};Ja=new WeakMap;Yt=new WeakMap;ji=new WeakSet;ja=function(){let e=!this.mediaRenditionSelected;if(ne(this,Yt).mediaRenditionList===JSON.stringify(this.mediaRenditionList)&&ne(this,Yt).mediaHeight===this.mediaHeight&&ne(this,Yt).mediaWidth===this.mediaWidth&&ne(this,Yt).isAuto===e)return;ne(this,Yt).mediaRenditionList=JSON.stringify(this.mediaRenditionList),ne(this,Yt).mediaHeight=this.mediaHeight,ne(this,Yt).mediaWidth=this.mediaWidth,ne(this,Yt).isAuto=e;let t=this.mediaRenditionList.sort(this.compareRendition.bind(this)),i=t.find(l=>l.id===this.mediaRenditionSelected);for(let l of t)l.selected=l===i;this.defaultSlot.textContent="";for(let l of t){let d=this.formatRendition(l,{showBitrate:this.showRenditionBitrate(l)}),c=Gt({type:"radio",text:d,value:`${l.id}`,checked:l.selected&&!e});c.prepend(Rt(this,"checked-indicator")),this.defaultSlot.append(c)}let a=i&&this.showRenditionBitrate(i),r;e&&(i?r=this.formatMenuItemText(`${u("Auto")} \u2022 ${this.formatRendition(i,{showBitrate:a})}`,i):this.mediaHeight>0&&this.mediaWidth>0&&(r=this.formatMenuItemText(`${u("Auto")} (${Math.min(this.mediaWidth,this.mediaHeight)}p)`))),r||(r=this.formatMenuItemText(u("Auto")));let o=Gt({type:"radio",text:r,value:"auto",checked:e});o.dataset.description=r,o.prepend(Rt(this,"checked-indicator")),this.defaultSlot.append(o)};ao=new WeakSet;jn=function(){if(this.value==null)return;let e=new n.CustomEvent(h.MEDIA_RENDITION_REQUEST,{composed:!0,bubbles:!0,detail:this.value});this.dispatchEvent(e)};n.customElements.get("media-rendition-menu")||n.customElements.define("media-rendition-menu",ro);var $p=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="M13.5 2.5h2v6h-2v-2h-11v-2h11v-2Zm4 2h4v2h-4v-2Zm-12 4h2v6h-2v-2h-3v-2h3v-2Zm4 2h12v2h-12v-2Zm1 4h2v6h-2v-2h-8v-2h8v-2Zm4 2h7v2h-7v-2Z" />
</svg>`;function Fp(){return`
    <style>
      :host([aria-expanded="true"]) slot[name=tooltip] {
        display: none;
      }
    </style>
    <slot name="icon">${$p}</slot>
  `}function Vp(){return u("Quality")}var ta=class extends dt{static get observedAttributes(){return[...super.observedAttributes,s.MEDIA_RENDITION_SELECTED,s.MEDIA_RENDITION_UNAVAILABLE,s.MEDIA_HEIGHT]}connectedCallback(){super.connectedCallback(),this.setAttribute("aria-label",u("quality"))}get invokeTargetElement(){return this.invokeTarget!=null?super.invokeTargetElement:H(this).querySelector("media-rendition-menu")}get mediaRenditionSelected(){return S(this,s.MEDIA_RENDITION_SELECTED)}set mediaRenditionSelected(t){T(this,s.MEDIA_RENDITION_SELECTED,t)}get mediaHeight(){return w(this,s.MEDIA_HEIGHT)}set mediaHeight(t){R(this,s.MEDIA_HEIGHT,t)}};ta.getSlotTemplateHTML=Fp;ta.getTooltipContentHTML=Vp;n.customElements.get("media-rendition-menu-button")||n.customElements.define("media-rendition-menu-button",ta);var al=(e,t,i)=>{if(!t.has(e))throw TypeError("Cannot "+i)},zt=(e,t,i)=>(al(e,t,"read from private field"),i?i.call(e):t.get(e)),Qt=(e,t,i)=>{if(t.has(e))throw TypeError("Cannot add the same private member more than once");t instanceof WeakSet?t.add(e):t.set(e,i)},zc=(e,t,i,a)=>(al(e,t,"write to private field"),a?a.call(e,i):t.set(e,i),i),bt=(e,t,i)=>(al(e,t,"access private method"),i),ia,tr,uo,Ke,ea,rl,Zc,so,el,oo,il,Xc,lo,co,no;function Kp(e){return`
      ${q.getTemplateHTML(e)}
      <style>
        :host {
          --_menu-bg: rgb(20 20 30 / .8);
          background: var(--media-settings-menu-background,
            var(--media-menu-background,
              var(--media-control-background,
                var(--media-secondary-color, var(--_menu-bg)))));
          min-width: var(--media-settings-menu-min-width, 170px);
          border-radius: 2px;
          overflow: hidden;
        }
      </style>
    `}var er=class extends q{constructor(){super(),Qt(this,tr),Qt(this,Ke),Qt(this,rl),Qt(this,so),Qt(this,il),Qt(this,ia,!1),Qt(this,oo,t=>{let i=t.target,a=i?.nodeName==="VIDEO",r=bt(this,so,el).call(this,i);(a||r)&&(zt(this,ia)?bt(this,Ke,ea).call(this):bt(this,il,Xc).call(this,t))}),Qt(this,lo,t=>{let i=t.target,a=this.contains(i),r=t.button===2,o=i?.nodeName==="VIDEO",l=bt(this,so,el).call(this,i);a||r&&(o||l)||bt(this,Ke,ea).call(this)}),Qt(this,co,t=>{t.key==="Escape"&&bt(this,Ke,ea).call(this)}),Qt(this,no,t=>{var i,a;let r=t.target;if((i=r.matches)!=null&&i.call(r,'button[invoke="copy"]')){let o=(a=r.closest("media-context-menu-item"))==null?void 0:a.querySelector('input[slot="copy"]');o&&navigator.clipboard.writeText(o.value)}bt(this,Ke,ea).call(this)}),this.setAttribute("noautohide",""),bt(this,tr,uo).call(this)}connectedCallback(){super.connectedCallback(),H(this).addEventListener("contextmenu",zt(this,oo)),this.addEventListener("click",zt(this,no))}disconnectedCallback(){super.disconnectedCallback(),H(this).removeEventListener("contextmenu",zt(this,oo)),this.removeEventListener("click",zt(this,no)),document.removeEventListener("mousedown",zt(this,lo)),document.removeEventListener("keydown",zt(this,co))}};ia=new WeakMap;tr=new WeakSet;uo=function(){this.hidden=!zt(this,ia)};Ke=new WeakSet;ea=function(){zc(this,ia,!1),bt(this,tr,uo).call(this)};rl=new WeakSet;Zc=function(){document.querySelectorAll("media-context-menu").forEach(t=>{var i;t!==this&&bt(i=t,Ke,ea).call(i)})};so=new WeakSet;el=function(e){return e?e.hasAttribute("slot")&&e.getAttribute("slot")==="media"?!0:e.nodeName.includes("-")&&e.tagName.includes("-")?e.hasAttribute("src")||e.hasAttribute("poster")||e.hasAttribute("preload")||e.hasAttribute("playsinline"):!1:!1};oo=new WeakMap;il=new WeakSet;Xc=function(e){e.preventDefault(),bt(this,rl,Zc).call(this),zc(this,ia,!0),this.style.position="fixed",this.style.left=`${e.clientX}px`,this.style.top=`${e.clientY}px`,bt(this,tr,uo).call(this),document.addEventListener("mousedown",zt(this,lo),{once:!0}),document.addEventListener("keydown",zt(this,co),{once:!0})};lo=new WeakMap;co=new WeakMap;no=new WeakMap;er.getTemplateHTML=Kp;n.customElements.get("media-context-menu")||n.customElements.define("media-context-menu",er);function Gp(e){return`
    ${pt.getTemplateHTML.call(this,e)}
    <style>
        ::slotted(*) {
            color: var(--media-text-color, white);
            text-decoration: none;
            border: none;
            background: none;
            cursor: pointer;
            padding: 0;
            min-height: var(--media-control-height, 24px);
        }
    </style>
  `}var aa=class extends pt{};aa.shadowRootOptions={mode:"open"};aa.getTemplateHTML=Gp;n.customElements.get("media-context-menu-item")||n.customElements.define("media-context-menu-item",aa);export{mh as MediaAirplayButton,Qs as MediaAudioTrackMenu,qi as MediaAudioTrackMenuButton,gh as MediaCaptionsButton,Za as MediaCaptionsMenu,Yi as MediaCaptionsMenuButton,Sh as MediaCastButton,ch as MediaChromeButton,xu as MediaChromeDialog,q as MediaChromeMenu,dt as MediaChromeMenuButton,pt as MediaChromeMenuItem,yh as MediaChromeRange,Cu as MediaContainer,er as MediaContextMenu,aa as MediaContextMenuItem,wh as MediaControlBar,sh as MediaController,Nh as MediaDurationDisplay,Gh as MediaErrorDialog,jh as MediaFullscreenButton,pr as MediaGestureReceiver,Hu as MediaKeyboardShortcutsDialog,rm as MediaLiveButton,nm as MediaLoadingIndicator,pp as MediaLoopButton,hm as MediaMuteButton,Em as MediaPipButton,km as MediaPlayButton,bm as MediaPlaybackRateButton,to as MediaPlaybackRateMenu,Xi as MediaPlaybackRateMenuButton,wm as MediaPosterImage,xm as MediaPreviewChapterDisplay,ds as MediaPreviewThumbnail,Hm as MediaPreviewTimeDisplay,ro as MediaRenditionMenu,ta as MediaRenditionMenuButton,Km as MediaSeekBackwardButton,Zm as MediaSeekForwardButton,Qa as MediaSettingsMenu,Gi as MediaSettingsMenuButton,Ve as MediaSettingsMenuItem,xh as MediaTextDisplay,ep as MediaTimeDisplay,sp as MediaTimeRange,Pr as MediaTooltip,up as MediaVolumeRange,vu as addTranslation,xl as constants,Eo as setLanguage,u as t,Kl as timeUtils};
